// The numbers that stand above every result: how many voted, who could, and whether a lot was needed.
import { formatNumber } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import type { Counted } from './placed.ts';
import css from './result.module.css';

/** A line of large numbers and a sentence on the lot. */
export function Facts({ view: { round, result } }: { view: Counted }) {
  return (
    <dl class={css.facts}>
      <div>
        <dt>{t('results.ballots')}</dt>
        <dd>
          <b>{formatNumber(result.ballots)}</b>
          <small>{plural('results.blank', result.blank)}</small>
        </dd>
      </div>
      <div>
        <dt>{t('results.who')}</dt>
        <dd>{t(`results.door.${round.door}`)}</dd>
      </div>
      <div>
        <dt>{t('results.lot')}</dt>
        <dd>{t(result.lot ? 'results.lotUsed' : 'results.lotUnused')}</dd>
      </div>
    </dl>
  );
}
