// Paper ballots of a vote that were typed in on this device: how each stands, never what it says.
import type { RoundId } from '../../../domain/ids.ts';
import { enterPaper } from '../../../domain/paper-ballot.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { type VotingCode, votingCodeId } from '../../../domain/voting-code.ts';
import { type KeptBallot, keptBallot } from '../ballot-args.ts';
import type { KehraDb } from '../db.ts';
import { type Fate, myCommands } from './my-commands.ts';
import { type RoundCodes, roundCodes } from './voting-codes.ts';

export type EntryState =
  | { readonly state: 'waiting' | 'sent' }
  /** The second person has not typed the same yet. */
  | { readonly state: 'typed' }
  /** The code has its ballot: from the paper, or from a phone that was quicker. */
  | { readonly state: 'cast' }
  | { readonly state: 'refused'; readonly code: RejectCode };

/** Its code is in the envelope, beside what it says. */
export type PaperEntryView = KeptBallot & { readonly id: string; readonly fate: EntryState };

export type PaperPile = {
  readonly codes: RoundCodes;
  /** Typed in on this device, the newest of each code, newest first. */
  readonly entries: readonly PaperEntryView[];
  /** Typed in by one person, on whatever device. */
  readonly single: number;
};

/** What lies between two hosts and the box. */
export async function paperPile(db: KehraDb, roundId: RoundId): Promise<PaperPile> {
  const [codes, typed] = await Promise.all([roundCodes(db, roundId), myCommands(db, [enterPaper.type])]);
  const entries = new Map<string, PaperEntryView>();
  for (const { command, fate } of typed) {
    const kept = keptBallot(command.args);
    if (kept?.roundId !== roundId) continue;
    const { slip = '' } = kept;
    const code = codes.codes.get(votingCodeId(roundId, slip));
    if (!entries.has(slip)) entries.set(slip, { ...kept, id: command.id, fate: stateOf(fate, code) });
  }
  const isSingle = ({ isTyped, isUsed, voided }: VotingCode): boolean =>
    isTyped === true && !isUsed && voided === undefined;
  return {
    codes,
    entries: [...entries.values()],
    single: [...codes.codes.values()].filter(isSingle).length,
  };
}

function stateOf(fate: Fate, slip: VotingCode | undefined): EntryState {
  if (fate.state === 'waiting') return { state: 'waiting' };
  if (fate.state === 'refused') {
    // The other person has mended hers since, and her entry met an equal one.
    const isMended = fate.code === 'entry-differs' && slip?.isUsed === true;
    return isMended ? { state: 'cast' } : fate;
  }
  if (slip?.isUsed === true) return { state: 'cast' };
  return { state: slip?.isTyped === true ? 'typed' : 'sent' };
}
