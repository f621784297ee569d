// Bars: a part of a whole as a length. The number beside it says the same, so the bar is silent for screen readers.
import css from './bar.module.css';

export type Look = 'full' | 'short' | 'other';

/** `part` of `whole`: filled, hatched where it did not suffice, or dotted for another way of counting. */
export function Bar(props: { part: number; whole: number; look?: Look }) {
  const percent = props.whole <= 0 ? 0 : Math.min(100, (props.part / props.whole) * 100);
  return (
    <span class={css.track} aria-hidden="true">
      <span class={`${css.fill} ${css[props.look ?? 'full']}`} style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}

export type BarLine = {
  readonly name: string;
  readonly value: string;
  readonly part: number;
  readonly look?: Look;
};

/** Named bars of one scale, below each other. */
export function Bars({ lines, whole }: { lines: readonly BarLine[]; whole: number }) {
  return (
    <dl class={css.bars}>
      {lines.map(({ name, value, part, look }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            <Bar part={part} whole={whole} look={look ?? 'full'} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
