// The candidates of a vote in their lot order, with what they cost where money is shared.
import { language, plural, t } from '../../../i18n/words.ts';
import type { RoundCandidate } from '../../../store/queries/rounds.ts';
import { eurosOf } from './money.ts';
import css from './rounds.module.css';

/** Closed until somebody wants to see it. */
export function CandidateList({ candidates }: { candidates: readonly RoundCandidate[] }) {
  return (
    <details class={css.details}>
      <summary>{plural('rounds.ideas', candidates.length)}</summary>
      <ul class={css.names}>
        {candidates.map(({ ideaId, title, cost }) => (
          <li key={ideaId}>
            <a href={`/ideas/${ideaId}`}>{title === '' ? t('rounds.hiddenIdea') : title}</a>
            {cost !== undefined && <span class={css.number}>{eurosOf(cost, language.value)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
