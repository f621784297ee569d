// What somebody has filled in of a long form: kept on this device until she sends it or begins anew.
import * as v from 'valibot';
import type { KehraDb } from './db.ts';
import { type Store, withDb } from './open.ts';

const keyOf = (name: string): string => `form:${name}`;

/** Keeps a form as it is now, also where the page is going away. */
export const keepForm = (store: Store, name: string, form: unknown): Promise<void> =>
  withDb(store, (db) =>
    db.transaction('rw', db.meta, async (transaction) => {
      const kept = db.meta.put({ key: keyOf(name), value: form });
      // Not every browser has it. A page that goes away leaves an uncommitted transaction undone.
      transaction.idbtrans.commit?.();
      await kept;
    }),
  );

/** The form as it was kept; undefined where there is none or none that can be read. */
export async function keptForm<S extends v.GenericSchema>(
  db: KehraDb,
  name: string,
  schema: S,
): Promise<v.InferOutput<S> | undefined> {
  const parsed = v.safeParse(schema, (await db.meta.get(keyOf(name)))?.value);
  return parsed.success ? parsed.output : undefined;
}

/** Forgets a form. */
export const dropForm = (store: Store, name: string): Promise<void> =>
  withDb(store, (db) => db.meta.delete(keyOf(name)));
