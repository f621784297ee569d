// When the server says that this phone's person is another one's by now, all that she did before is sent along.
import * as v from 'valibot';
import { BROUGHT_KINDS, bringAlong } from '../../domain/bring.ts';
import { CommandId, type MemberId, SITE } from '../../domain/ids.ts';
import { MemberLink } from '../../domain/phone-link.ts';
import type { BaseRecord, KehraDb } from './db.ts';
import { newId } from './identity.ts';
import { getMeta, setMeta } from './meta.ts';
import type { Store } from './open.ts';

const Written = v.object({ author: v.string() });
const ORDER: readonly string[] = BROUGHT_KINDS;
const place = ({ kind }: BaseRecord): number => ORDER.indexOf(kind);

/**
 * Queues a command for each row that was hers. Must run in a transaction that writes rows, outbox and meta, before her
 * rows go. Nothing where the phone only lost its person, as after a restore: then nobody has linked anything.
 */
export async function bringAllAlong(store: Store, db: KehraDb, from: MemberId): Promise<void> {
  const link = await db.rows.get([MemberLink.name, from]);
  if (link?.row === undefined) return;
  const own = await db.rows.where('[stream+kind]').between(['me', ''], ['me', '\uffff']).toArray();
  const written = await db.rows.filter(({ row }) => v.is(Written, row) && row.author === from).toArray();
  const rows = [...own, ...written].filter((record) => record.row !== undefined && place(record) >= 0);
  let seq = (await getMeta(db, 'seq')) ?? 0;
  const at = new Date(store.now()).toISOString();
  const { type, v: version } = bringAlong;
  for (const { kind, id } of rows.sort((a, b) => place(a) - place(b))) {
    seq++;
    const args = { from, kind, id };
    const command = { type, v: version, areaId: SITE, args, id: newId(store, CommandId), seq, at };
    await db.outbox.add({ seq, command });
  }
  await setMeta(db, 'seq', seq);
}
