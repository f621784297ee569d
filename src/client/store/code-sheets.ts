// Voting codes in plain, from when they are made until their slips are printed: on this device and nowhere else.
import * as v from 'valibot';
import type { RoundId } from '../../domain/ids.ts';
import { Side } from '../../domain/voting-code.ts';
import type { KehraDb } from './db.ts';
import { type Store, withDb } from './open.ts';

const CodeSheet = v.object({
  sheet: v.string(),
  side: v.optional(Side),
  isTest: v.boolean(),
  madeAt: v.string(),
  codes: v.array(v.string()),
});
export type CodeSheet = v.InferOutput<typeof CodeSheet>;

const keyOf = (roundId: RoundId): string => `codes:${roundId}`;

/** The sheets of a round that are still on this device, oldest first. */
export async function keptSheets(db: KehraDb, roundId: RoundId): Promise<CodeSheet[]> {
  const parsed = v.safeParse(v.array(CodeSheet), (await db.meta.get(keyOf(roundId)))?.value);
  return parsed.success ? parsed.output : [];
}

/** Keeps one more sheet. Before its codes become valid: a code that nobody can print is lost. */
export const keepSheet = (store: Store, roundId: RoundId, sheet: CodeSheet): Promise<void> =>
  change(store, roundId, (sheets) => [...sheets, sheet]);

/** Removes one sheet that came to nothing. */
export const dropSheet = (store: Store, roundId: RoundId, sheet: string): Promise<void> =>
  change(store, roundId, (sheets) => sheets.filter((kept) => kept.sheet !== sheet));

/** Removes all codes of a round from this device: only paper has them then. */
export const forgetCodes = (store: Store, roundId: RoundId): Promise<void> =>
  withDb(store, (db) => db.meta.delete(keyOf(roundId)));

function change(
  store: Store,
  roundId: RoundId,
  next: (sheets: readonly CodeSheet[]) => CodeSheet[],
): Promise<void> {
  return withDb(store, (db) =>
    db.transaction('rw', db.meta, async () => {
      await db.meta.put({ key: keyOf(roundId), value: next(await keptSheets(db, roundId)) });
    }),
  );
}
