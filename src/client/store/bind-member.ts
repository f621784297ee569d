// Whose this phone is, as the server says: for the first time, after its storage was lost, or since phones were linked.
import type { MemberId } from '../../domain/ids.ts';
import { fetchLater } from './fetch-later.ts';
import { getMeta, setMeta } from './meta.ts';
import { type Store, withDb } from './open.ts';

/** Keeps who the server says this phone is. Another member than before: the old one's own rows go. */
export async function bindMember(store: Store, memberId: MemberId): Promise<void> {
  const was = await withDb(store, (db) => getMeta(db, 'bound'));
  const isOther = was !== undefined && was !== memberId;
  const { LATER } = isOther ? await fetchLater() : {};
  return withDb(store, (db) =>
    db.transaction('rw', db.rows, db.outbox, db.meta, async () => {
      const before = await getMeta(db, 'bound');
      await setMeta(db, 'member', { memberId });
      await setMeta(db, 'bound', memberId);
      if (before === undefined || before === memberId) return;
      await LATER?.bringAllAlong(store, db, before);
      await db.rows.where('[stream+kind]').between(['me', ''], ['me', '\uffff']).delete();
      await db.meta.delete('cursor:me');
    }),
  );
}
