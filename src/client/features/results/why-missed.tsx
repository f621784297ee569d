// Why an idea got no money, and how near it came.
import { formatMoney } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import type { RoundCandidate } from '../../store/queries/rounds.ts';
import { Bar } from './bar.tsx';
import type { Placed } from './placed.ts';
import { reasonSentence } from './reason-sentence.ts';
import { type Money, reasonOf } from './reasons.ts';
import css from './result.module.css';

/** Its cost and supporters, the reason, and what they held as a bar. */
export function WhyMissed(props: {
  placed: Placed;
  candidates: readonly RoundCandidate[];
  money: Pick<Money, 'shareAtEnd' | 'sides'>;
}) {
  const { line, candidate } = props.placed;
  const cost = candidate.cost ?? 0;
  const reason = reasonOf(line, cost, props.money);
  return (
    <>
      <p class={css.numbers}>
        <b>{formatMoney(cost)}</b>
        <span>{plural('results.supporters', line.votes)}</span>
      </p>
      {reason !== undefined && <p>{reasonSentence(reason, props.candidates)}</p>}
      {line.missed !== undefined && line.votes > 0 && (
        <div class={css.held}>
          <Bar part={line.missed.held} whole={100} look="short" />
          <p class={css.soft}>{t('results.held', { held: line.missed.held })}</p>
        </div>
      )}
    </>
  );
}
