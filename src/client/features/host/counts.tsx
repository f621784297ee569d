// Large numbers with their names, side by side.
import { formatNumber } from '../../i18n/format.ts';
import css from './counts.module.css';

/** Name and number of each, in order. */
export function Counts(props: { of: readonly (readonly [label: string, count: number])[] }) {
  return (
    <dl class={css.counts}>
      {props.of.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
