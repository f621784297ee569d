// A ballot's draft is kept in an envelope. That takes a moment each time, so one is done after the other: what was tapped
// last is what is kept, and nothing comes after the ballot is on its way.
import type { Round } from '../../../domain/round.ts';
import type { Keep } from '../../live/use-draft.ts';
import { discardDraft } from '../../store/drafts.ts';
import { saveBallotDraft } from '../../store/into-envelope.ts';

export type BallotKeep = Keep & {
  /** Ends when all that was asked for so far is done. */
  readonly idle: () => Promise<void>;
};

/** Keeps drafts of one round, at every tap: where a page goes away, there is no time left for it. */
export function ballotKeep(round: Round): BallotKeep {
  let last = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    save: (store, draft) => inTurn(() => saveBallotDraft(store, round, draft)),
    discard: (store, id) => inTurn(() => discardDraft(store, id)),
    pauseMs: 0,
    idle: () => last,
  };
}
