// The voting codes of a round as hosts see them: how many there are and what became of them, never who has which.
import * as v from 'valibot';
import type { RoundId } from '../../../domain/ids.ts';
import { printCodes, VotingCode } from '../../../domain/voting-code.ts';
import { type CodeSheet, keptSheets } from '../code-sheets.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { withPending } from '../view.ts';
import { type Fate, myCommands } from './my-commands.ts';

export type CodeCounts = { readonly printed: number; readonly used: number; readonly voided: number };

export type SheetView = CodeCounts & {
  readonly sheet: string;
  readonly side: VotingCode['side'];
  readonly isTest: boolean;
  /** What the server says to it; undefined where another device printed it, or long ago. */
  readonly fate: Fate | undefined;
  /** The codes themselves where they are still on this device. */
  readonly kept: CodeSheet | undefined;
};

export type RoundCodes = {
  /** Without the codes for trying out. */
  readonly real: CodeCounts;
  readonly test: CodeCounts;
  readonly sheets: readonly SheetView[];
  /** By id. */
  readonly codes: ReadonlyMap<string, VotingCode>;
};

const Printing = v.object({ roundId: v.string(), sheet: v.string() });

/** Counts over all sheets, and each sheet: those on this device first. */
export async function roundCodes(db: KehraDb, roundId: RoundId): Promise<RoundCodes> {
  const overlay = await overlayOf(db);
  const [records, kept, printings] = await Promise.all([
    db.rows.where('[kind+parent]').equals([VotingCode.name, roundId]).toArray(),
    keptSheets(db, roundId),
    myCommands(db, [printCodes.type]),
  ]);
  const codes = withPending(overlay, VotingCode, records, (code) => code.roundId === roundId);
  const fates = new Map<string, Fate>();
  for (const { command, fate } of printings) {
    const args = v.safeParse(Printing, command.args);
    if (args.success && args.output.roundId === roundId) fates.set(args.output.sheet, fate);
  }
  const names = new Set([...kept.map(({ sheet }) => sheet), ...codes.map(({ sheet }) => sheet)]);
  const sheets = [...names].map((sheet): SheetView => {
    const own = codes.filter((code) => code.sheet === sheet);
    const plain = kept.find((other) => other.sheet === sheet);
    return {
      ...countsOf(own),
      sheet,
      side: own[0]?.side ?? plain?.side,
      isTest: own[0]?.isTest ?? plain?.isTest ?? false,
      fate: fates.get(sheet),
      kept: plain,
    };
  });
  return {
    real: countsOf(codes.filter(({ isTest }) => !isTest)),
    test: countsOf(codes.filter(({ isTest }) => isTest)),
    sheets,
    codes: new Map(codes.map((code) => [code.id, code])),
  };
}

const countsOf = (codes: readonly VotingCode[]): CodeCounts => ({
  printed: codes.length,
  used: codes.filter(({ isUsed }) => isUsed).length,
  voided: codes.filter(({ voided }) => voided !== undefined).length,
});
