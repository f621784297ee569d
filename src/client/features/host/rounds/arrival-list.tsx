// When ballots came in: a rush at an odd hour is worth a look before anybody acts on a result.
import type { Head } from '../../../../domain/ballot-log.ts';
import { formatDate, formatMoment, formatNumber } from '../../../i18n/format.ts';
import { t } from '../../../i18n/words.ts';
import { arrivalsIn } from './arrivals.ts';
import css from './rounds.module.css';

/** Closed until somebody wants to see it; nothing before the first ballot. */
export function ArrivalList({ heads }: { heads: readonly Head[] }) {
  if (heads.length === 0) return null;
  const { byDay, list } = arrivalsIn(heads);
  return (
    <details class={css.details}>
      <summary>{t('rounds.arrivals')}</summary>
      <p class={css.soft}>{t('rounds.arrivalsText')}</p>
      <ul class={css.names}>
        {list.map(({ from, ballots }) => (
          <li key={from}>
            <span>{byDay ? formatDate(from) : formatMoment(from)}</span>
            <span class={css.number}>{formatNumber(ballots)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
