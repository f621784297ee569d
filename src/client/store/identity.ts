// Who this phone is: a client id and a secret that it makes itself, and the member that the server knows it as.

import * as v from 'valibot';
import { ClientId, hexOf, MemberId, Secret, uuidFrom, uuidv7 } from '../../domain/ids.ts';
import type { KehraDb } from './db.ts';
import { getMeta, type MetaValue, setMeta } from './meta.ts';
import { type Store, withDb } from './open.ts';

export type Client = MetaValue<'client'>;

const makeClient = (store: Store): Client => ({
  clientId: v.parse(ClientId, hexOf(store.random(16))),
  secret: v.parse(Secret, hexOf(store.random(32))),
});

/** This phone's client, made at first use. Must run in a transaction that writes meta. */
export async function ensureClient(store: Store, db: KehraDb): Promise<Client> {
  const known = await getMeta(db, 'client');
  if (known !== undefined) return known;
  const client = makeClient(store);
  await setMeta(db, 'client', client);
  return client;
}

/** This phone's client, made at first use. */
export const clientOf = (store: Store): Promise<Client> =>
  withDb(
    store,
    async (db) =>
      // A transaction that may write costs a flush to disk: only the first time needs one.
      (await getMeta(db, 'client')) ?? db.transaction('rw', db.meta, async () => ensureClient(store, db)),
  );

/**
 * A new client instead of the old one, whose history the server does not share any more. The old one is kept as
 * proof that both are one person's.
 */
export async function replaceClient(store: Store, db: KehraDb): Promise<void> {
  const before = await getMeta(db, 'client');
  // One that the server never heard of proves nothing.
  const isKnown = (await getMeta(db, 'member')) !== undefined || (await getMeta(db, 'earlier')) === undefined;
  if (before !== undefined && isKnown) await setMeta(db, 'earlier', before);
  await setMeta(db, 'client', makeClient(store));
  await db.meta.delete('member');
}

/** The client that this phone used before, if it had to take a new one. */
export const earlierClient = (store: Store): Promise<Client | undefined> =>
  withDb(store, (db) => getMeta(db, 'earlier'));

/**
 * The member behind this phone: between two clients the one whose rows are here, before the first contact one that
 * stands for "me".
 */
export async function memberOf(db: KehraDb): Promise<MemberId> {
  const bound = (await getMeta(db, 'member'))?.memberId ?? (await getMeta(db, 'bound'));
  if (bound !== undefined) return bound;
  const client = await getMeta(db, 'client');
  const seed = client?.clientId ?? '0'.repeat(32);
  const bytes = Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(seed.slice(index * 2, index * 2 + 2), 16),
  );
  return v.parse(MemberId, uuidFrom(bytes, 8));
}

/** A new id for something that a person makes. */
export const newId = <S extends v.GenericSchema<string, string>>(store: Store, schema: S): v.InferOutput<S> =>
  v.parse(schema, uuidv7(store.now(), store.random(16)));
