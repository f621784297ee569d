// Bars: a part of a whole as a length. The number beside it says the same, so the bar is silent for screen readers.
import type { ComponentChildren } from 'preact';
import css from './bar.module.css';

export type Look = 'full' | 'short' | 'other';

/**
 * `part` of `whole`: filled, hatched where it did not suffice, or dotted for another way of counting. `gone` is what was
 * there beyond it until now, hatched.
 */
export function Bar({
  part,
  whole,
  gone = 0,
  look = 'full',
}: {
  part: number;
  whole: number;
  gone?: number | undefined;
  look?: Look;
}) {
  const percent = (of: number): string => `${whole <= 0 ? 0 : Math.min(100, (of / whole) * 100)}%`;
  return (
    <span class={css.track} aria-hidden="true">
      <span class={`${css.fill} ${css[look]}`} style={{ inlineSize: percent(part) }} />
      {gone > 0 && <span class={`${css.fill} ${css.short}`} style={{ inlineSize: percent(gone) }} />}
    </span>
  );
}

export type BarLine = {
  /** Before the name; silent. */
  readonly sign?: ComponentChildren;
  readonly name: string;
  /** Small, after the name. */
  readonly note?: string | undefined;
  readonly value: string;
  readonly part: number;
  readonly gone?: number;
  readonly look?: Look;
};

/** Named bars of one scale, below each other; `isClose` where they are many, with short names. */
export function Bars(props: { lines: readonly BarLine[]; whole: number; isClose?: boolean }) {
  return (
    <dl class={`${css.bars} ${props.isClose === true ? css.close : ''}`}>
      {props.lines.map(({ sign, name, note, value, part, gone, look = 'full' }) => (
        <div key={name}>
          <dt>
            {sign}
            <span>
              {name} {note !== undefined && <small>{note}</small>}
            </span>
          </dt>
          <dd>
            <b>{value}</b>
            <Bar part={part} gone={gone} whole={props.whole} look={look} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
