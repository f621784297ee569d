// Commands of one type that this device gave lately, with what became of each.
import * as v from 'valibot';
import { Command } from '../../../domain/command.ts';
import { REJECT_CODES, type RejectCode } from '../../../domain/reject.ts';
import type { KehraDb } from '../db.ts';

export type Fate = { readonly state: 'waiting' | 'sent' } | { readonly state: 'refused'; code: RejectCode };
export type MyCommand = { readonly command: Command; readonly fate: Fate };

const Rejected = v.object({ verdict: v.literal('rejected'), code: v.picklist(REJECT_CODES) });
// More than anybody types in an evening.
const RECEIPTS_READ = 500;

/** Waiting and judged commands whose type is wanted, newest first. */
export async function myCommands(db: KehraDb, types: readonly string[]): Promise<MyCommand[]> {
  const [outbox, receipts] = await Promise.all([
    db.outbox.orderBy('seq').toArray(),
    db.receipts.orderBy('at').reverse().limit(RECEIPTS_READ).toArray(),
  ]);
  const waiting = outbox.map((row) => ({ raw: row.command, fate: { state: 'waiting' } as const }));
  const judged = receipts.map((row) => ({ raw: row.command, fate: fateOf(row.verdict) }));
  return [...waiting, ...judged]
    .flatMap(({ raw, fate }) => {
      const command = v.safeParse(Command, raw);
      return command.success && types.includes(command.output.type)
        ? [{ command: command.output, fate }]
        : [];
    })
    .sort((a, b) => b.command.at.localeCompare(a.command.at) || (a.command.id < b.command.id ? 1 : -1));
}

function fateOf(verdict: unknown): Fate {
  const rejected = v.safeParse(Rejected, verdict);
  return rejected.success ? { state: 'refused', code: rejected.output.code } : { state: 'sent' };
}
