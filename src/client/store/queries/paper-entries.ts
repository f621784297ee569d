// Paper ballots of a vote that were typed in on this device: how each stands, never what it says.
import * as v from 'valibot';
import type { RoundId } from '../../../domain/ids.ts';
import { enterPaper } from '../../../domain/paper-ballot.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { codeHash, readCode, type VotingCode, votingCodeId } from '../../../domain/voting-code.ts';
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

export type PaperEntryView = { readonly code: string; readonly fate: EntryState };

export type PaperPile = {
  readonly codes: RoundCodes;
  /** Typed in on this device, the newest of each code, newest first. */
  readonly entries: readonly PaperEntryView[];
  /** Typed in by one person, on whatever device. */
  readonly single: number;
};

const EnterArgs = v.object({ roundId: v.string(), code: v.string() });

/** What lies between two hosts and the box. */
export async function paperPile(db: KehraDb, roundId: RoundId): Promise<PaperPile> {
  const [codes, typed] = await Promise.all([roundCodes(db, roundId), myCommands(db, [enterPaper.type])]);
  const entries = new Map<string, PaperEntryView>();
  for (const { command, fate } of typed) {
    const args = v.safeParse(EnterArgs, command.args);
    if (!args.success || args.output.roundId !== roundId) continue;
    const code = readCode(args.output.code) ?? args.output.code;
    const slip = codes.codes.get(votingCodeId(roundId, codeHash(roundId, code)));
    if (!entries.has(code)) entries.set(code, { code, fate: stateOf(fate, slip) });
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
