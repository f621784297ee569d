// A small set of icons of our own, 24 units square, drawn in the colour of the text beside them.
import css from './icon.module.css';

const SHAPES = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  // A raised hand: I am for this.
  support:
    'M8 12V6.2a1.6 1.6 0 0 1 3.2 0V11M11.2 10.5V4.3a1.6 1.6 0 0 1 3.2 0v6.2M14.4 11V6a1.6 1.6 0 0 1 3.2 0v8.5c0 3.8-2.6 6.5-6 6.5-2.8 0-4.3-1.2-5.6-3.3L3.6 13.9a1.6 1.6 0 0 1 2.6-1.8L8 14.3V12',
  comment:
    'M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7l-5 4v-4H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5Z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21',
  back: 'M11 5l-7 7 7 7M4 12h16',
  forward: 'M13 5l7 7-7 7M20 12H4',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M4.5 12.5l5 5L19.5 7',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  'cloud-off': 'M4 4l16 16M9 6.2A6 6 0 0 1 17.6 11a3.8 3.8 0 0 1 2.6 6M15 19H7a4.5 4.5 0 0 1-.9-8.9',
  share: 'M12 15V4M8 7.5 12 3.5l4 4M6 11H5v9h14v-9h-1',
  flag: 'M6 21V4M6 5c4-2 7 2 12 0v9c-5 2-8-2-12 0',
  gear: 'M12 8.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4ZM12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M18.4 5.6l-1.8 1.8M7.4 16.6l-1.8 1.8',
  qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.5v2.5H14ZM18.5 14H20M20 17v3M14 20h3',
  pin: 'M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11ZM12 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z',
  people:
    'M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5ZM3 20c0-3.6 2.5-5.8 6-5.8s6 2.2 6 5.8M16 5.5a3 3 0 0 1 0 5.8M17.5 14.5c2.2.6 3.5 2.5 3.5 5.5',
  printer: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z',
  download: 'M12 4v11M8 11.5l4 4 4-4M5 20h14',
  down: 'M7 10l5 5 5-5',
  edit: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19ZM14 6.5 17.5 10',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  idea: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3Z',
  meeting: 'M4 6h16v14H4ZM4 10.5h16M8 3.5V7M16 3.5V7M8 14.5h3',
  // A ballot going into the box.
  vote: 'M4 12h4M16 12h4v8H4v-8M9 14V4h6v10M8 16h8',
  person: 'M12 4a3.8 3.8 0 1 0 0 7.6A3.8 3.8 0 0 0 12 4ZM4.5 20.5c0-4 3-6.5 7.5-6.5s7.5 2.5 7.5 6.5',
  warning: 'M12 4 2.8 20h18.4ZM12 10v5M12 17.6v.01',
  phone:
    'M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3ZM11 18h2',
  send: 'M4 12 20 4l-5 16-3.5-6.5ZM11.5 13.5 20 4',
} as const;

export type IconName = keyof typeof SHAPES;

/** An icon; it says nothing to a screen reader, the words beside it do. */
export function Icon(props: { name: IconName; size?: 's' | 'm' | 'l' }) {
  return (
    <svg class={`${css.icon} ${css[props.size ?? 'm']}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[props.name]} />
    </svg>
  );
}
