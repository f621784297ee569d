// The sentence of a reason.
import { plural, t } from '../../i18n/words.ts';
import type { RoundCandidate } from '../../store/queries/rounds.ts';
import { titlesOf } from './placed.ts';
import type { Reason } from './reasons.ts';

/** One sentence; `candidates` name what the shares were spent on. */
export function reasonSentence(reason: Reason, candidates: readonly RoundCandidate[]): string {
  switch (reason.why) {
    case 'above-budget':
      return t('results.why.aboveBudget');
    case 'no-supporters':
      return t('results.why.noSupporters');
    case 'too-few-supporters':
      return plural('results.why.tooFew', reason.had, { needed: reason.needed });
    case 'shares-too-small':
      return t('results.why.sharesTooSmall');
    case 'shares-spent':
      return t('results.why.spent', { on: titlesOf(candidates, reason.on).join(', ') });
  }
}
