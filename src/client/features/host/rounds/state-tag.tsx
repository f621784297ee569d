// Where a vote is, in a word.
import { t } from '../../../i18n/words.ts';
import type { RoundState } from '../../../store/queries/rounds.ts';
import { Tag } from '../../../ui/chip.tsx';

/** Open votes stand out. */
export function StateTag({ state }: { state: RoundState }) {
  return <Tag tone={state === 'open' ? 'primary' : 'plain'} label={t(`rounds.state.${state}`)} />;
}
