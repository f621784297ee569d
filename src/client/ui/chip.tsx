// A small switch in a row of filters: a theme, or another narrowing of a list.
import css from './chip.module.css';
import { Icon } from './icon.tsx';
import { ThreadMark } from './thread.tsx';

/** A filter that is on or off; `thread` puts the theme's bobbin before its name. */
export function Chip(props: { label: string; pressed: boolean; onClick: () => void; thread?: number }) {
  return (
    <button type="button" class={css.chip} aria-pressed={props.pressed} onClick={props.onClick}>
      {props.pressed && <Icon name="check" size="s" />}
      {!props.pressed && props.thread !== undefined && <ThreadMark thread={props.thread} />}
      <span>{props.label}</span>
    </button>
  );
}

/** A small mark with words that cannot be pressed: a theme, a state. */
export function Tag(props: {
  label: string;
  thread?: number;
  tone?: 'plain' | 'warm' | 'primary' | 'danger';
}) {
  return (
    <span class={`${css.tag} ${css[props.tone ?? 'plain']}`}>
      {props.thread !== undefined && <ThreadMark thread={props.thread} />}
      <span>{props.label}</span>
    </span>
  );
}
