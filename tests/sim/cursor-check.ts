// Whatever a phone holds, its rows and the changes after its cursor must make up what the server has.
import * as v from 'valibot';
import { getCursor, getMeta } from '../../src/client/store/meta.ts';
import { AreaId } from '../../src/domain/ids.ts';
import { areaStream } from '../../src/domain/kind.ts';
import { parseCursor } from '../../src/protocol/cursor.ts';
import type { Violation } from '../support/history.ts';
import type { Phone } from '../support/phone.ts';
import type { SimServer } from './sim-server.ts';

export async function checkCursor(phone: Phone, server: SimServer): Promise<Violation[]> {
  const at = await changesFor(phone, server);
  if (at === undefined || at.changes.outcome === 'expired') return [];
  const { stream, cursor, changes } = at;
  const records = await phone.db.rows
    .where('[stream+kind]')
    .between([stream, ''], [stream, '\uffff'])
    .toArray();
  const rows = new Map(records.map(({ kind, id, rv, del }) => [`${kind}/${id}`, { rv, del: del === true }]));
  for (const { kind, id, rv, del } of changes.rows) {
    const before = rows.get(`${kind}/${id}`);
    if (before === undefined || rv > before.rv) rows.set(`${kind}/${id}`, { rv, del: del === true });
  }
  const living = new Map([...rows].filter(([, row]) => !row.del).map(([key, { rv }]) => [key, rv]));
  const truth = server.rows().filter((row) => row.stream === stream && row.value !== undefined);
  const expected = new Map(truth.map(({ kind, id, rv }) => [`${kind}/${id}`, rv]));
  const differing = [...new Set([...living.keys(), ...expected.keys()])].filter(
    (key) => living.get(key) !== expected.get(key),
  );
  return differing.map((key) => ({
    invariant: 'I7',
    what: `${phone.name} at ${cursor} comes to revision ${living.get(key)} of ${key}, the server has ${expected.get(key)}`,
  }));
}

/** Whether the server has forgotten removed rows that this phone was not told of yet. */
export const isLeftBehind = async (phone: Phone, server: SimServer): Promise<boolean> =>
  (await changesFor(phone, server))?.changes.outcome === 'expired';

/** What the phone has not seen of its area. */
async function changesFor(phone: Phone, server: SimServer) {
  const area = v.safeParse(AreaId, await getMeta(phone.db, 'area'));
  if (!area.success) return undefined;
  const stream = areaStream(area.output);
  const { cursor = '' } = await getCursor(phone.db, stream);
  const since = parseCursor(cursor);
  if (since === undefined) return undefined;
  const changes = await server.storage.changes(stream, since, Number.MAX_SAFE_INTEGER);
  return { stream, cursor, changes };
}
