// Casts a ballot: its draft ends in the transaction that puts it on its way, or stays where it was.

import { useState } from 'preact/hooks';
import { castBallot } from '../../../domain/ballot.ts';
import { hexOf } from '../../../domain/ids.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import type { Round } from '../../../domain/round.ts';
import { readCode } from '../../../domain/voting-code.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import type { DraftHandle } from '../../live/use-draft.ts';
import { keptArgs } from '../../store/into-envelope.ts';
import type { Store } from '../../store/open.ts';
import { submit } from '../../store/submit.ts';
import type { BallotKeep } from './ballot-draft.ts';

/** What is wrong, and whether it is the code. */
export type Trouble = { readonly text: string; readonly isCode: boolean };

const CODE_TROUBLES: ReadonlySet<RejectCode> = new Set(['no-such-code', 'code-void', 'code-used']);

/** The sentence of a refusal. */
export const troubleOf = (code: RejectCode): Trouble => ({
  text: t(`reject.${code}`),
  isCode: CODE_TROUBLES.has(code),
});

const SALT_BYTES = 32;

/** What hides a ballot's commitment from guessing. */
export const newSalt = (store: Store): string => hexOf(store.random(SALT_BYTES));

/** `cast` answers what is wrong, nothing where the ballot is on its way. */
export function useCasting(round: Round, draft: DraftHandle, keep: BallotKeep) {
  const store = useStore();
  const [isBusy, setBusy] = useState(false);
  const cast = async (): Promise<Trouble | undefined> => {
    const { id: draftId, marks = [], code = '' } = draft.fields;
    setBusy(true);
    draft.hold();
    const salt = newSalt(store);
    const typed = round.door === 'code' ? readCode(code) : undefined;
    const args = { roundId: round.id, marks, salt, code: typed };
    const kept = await keptArgs(store, round, args);
    await keep.idle();
    const result = await submit(store, castBallot, round.areaId, args, { draftId, kept });
    setBusy(false);
    if (result.outcome === 'stored') return undefined;
    draft.resume();
    return result.outcome === 'no-room' ? { text: t('sync.full'), isCode: false } : troubleOf(result.code);
  };
  return { cast, isBusy };
}
