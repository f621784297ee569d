// Joining by code: the person says which code, the sync asks the server, and both leave what they know here.
import type { AreaId } from '../../domain/ids.ts';
import { applyRows, type IncomingRow } from './base.ts';
import type { KehraDb } from './db.ts';
import { getMeta, type Join, setMeta } from './meta.ts';
import { type Store, withDb } from './open.ts';

const LONGEST_TYPED = 12;

/** A code as it is stored: capitals, without the blanks and dashes that people type. An id from an address stays. */
export const tidyCode = (text: string): string =>
  text.length > LONGEST_TYPED ? text : text.toUpperCase().replace(/[^0-9A-Z]/g, '');

/**
 * Asks for a meeting by its code, or for what an address with a meeting's or idea's id leads to. Works without a
 * network: the answer comes when there is one.
 */
export const askToJoin = (store: Store, code: string): Promise<void> =>
  withDb(store, async (db) => {
    const joined = await lastJoined(db);
    if (joined !== undefined) await setMeta(db, 'joined', joined);
    await setMeta(db, 'join', { code: tidyCode(code), state: 'asked' });
  });

/** The meeting that was last found by its code, whatever was looked up since. */
export async function lastJoined(db: KehraDb): Promise<Join | undefined> {
  const join = await getMeta(db, 'join');
  const isByCode = join?.state === 'found' && join.code.length <= LONGEST_TYPED;
  return isByCode ? join : getMeta(db, 'joined');
}

/** The code that is waiting for an answer, if any. */
export async function askedCode(store: Store): Promise<string | undefined> {
  const join = await withDb(store, (db) => getMeta(db, 'join'));
  return join?.state === 'asked' ? join.code : undefined;
}

/** What the server said of a code. A found area becomes the one that this phone shows. */
export function answerJoin(
  store: Store,
  answer: Join & { areaId?: AreaId | undefined },
  rows: readonly IncomingRow[],
): Promise<void> {
  return withDb(store, (db) =>
    db.transaction('rw', db.rows, db.meta, async () => {
      const asked = await getMeta(db, 'join');
      if (asked?.code !== answer.code) return;
      await applyRows(db, rows, {});
      await setMeta(db, 'join', answer);
      if (answer.areaId !== undefined) await setMeta(db, 'area', answer.areaId);
    }),
  );
}
