// The sentence for an act that could not be stored.
import type { RejectCode } from '../../domain/reject.ts';
import { t } from './words.ts';

type Outcome =
  | { readonly outcome: 'stored' }
  | { readonly outcome: 'refused'; readonly code: RejectCode }
  | { readonly outcome: 'no-room' };

/** Why it was not stored; undefined where it was. */
export function refusalOf(outcome: Outcome): string | undefined {
  switch (outcome.outcome) {
    case 'stored':
      return undefined;
    case 'refused':
      return t(`reject.${outcome.code}`);
    case 'no-room':
      return t('sync.full');
  }
}
