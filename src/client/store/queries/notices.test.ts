// The inbox: newest first, with what each notice speaks of where this phone has it, and read as soon as she has opened it.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AreaId, SITE, uuidv7 } from '../../../domain/ids.ts';
import { noticeId, readNotices } from '../../../domain/notice.ts';
import { applyRows } from '../base.ts';
import { clientOf, memberOf } from '../identity.ts';
import { openStore, type Store } from '../open.ts';
import { submit } from '../submit.ts';
import { inbox, unreadNotices } from './notices.ts';

const id = (number: number): string => {
  const bytes = new Uint8Array(16);
  bytes[15] = number;
  return uuidv7(1_800_000_000_000, bytes);
};
const at = (minute: number): string => new Date(Date.UTC(2027, 0, 1, 18, minute)).toISOString();
const areaId = v.parse(AreaId, id(1));

let store: Store;
beforeEach(async () => {
  let drawn = 0;
  store = openStore({
    name: `inbox ${Math.random()}`,
    now: () => Date.UTC(2027, 0, 1, 19),
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
  });
  await clientOf(store);
});
afterEach(() => store.db.close());

/** A notice to this phone's owner. */
async function told(number: number, what: string, about: object, rest: object = {}) {
  const row = {
    kind: 'notice',
    id: noticeId(`event-${number}`, await memberOf(store.db)),
    rv: number,
    areaId,
    what,
    about,
    at: at(number),
    ...rest,
  };
  await applyRows(store.db, [row], { stream: 'me' });
  return row.id;
}

test('newest first, a page at a time; what is not here, or hidden, is as it is', async () => {
  const idea = { kind: 'idea', rv: 2, areaId, title: 'Laituri', origin: 'phone', postedAt: at(0) };
  const area = { kind: 'area', id: areaId, rv: 1, name: { fi: 'Ranta' }, createdAt: at(0) };
  await applyRows(store.db, [area, { ...idea, id: id(11) }], { stream: `area/${areaId}` });
  await told(1, 'ideaCommented', { ideaId: id(11) });
  await told(2, 'ideaAnswered', { ideaId: id(12) });
  await told(3, 'meetingCancelled', { meetingId: id(21) }, { readAt: at(5) });
  const all = await inbox(store.db, 10);
  expect(all.shown.map((one) => [one.notice.what, one.idea?.title, one.area?.name.fi])).toEqual([
    ['meetingCancelled', undefined, 'Ranta'],
    ['ideaAnswered', undefined, 'Ranta'],
    ['ideaCommented', 'Laituri', 'Ranta'],
  ]);
  expect([all.hasOlder, all.unread.length]).toEqual([false, 2]);
  const first = await inbox(store.db, 1);
  expect([first.shown.length, first.hasOlder, first.unread.length]).toEqual([1, true, 2]);
});

test('what she opens is read at once, before the server knows', async () => {
  const one = await told(1, 'meetingAnnounced', { meetingId: id(21) });
  await told(2, 'meetingChanged', { meetingId: id(21) });
  expect(await unreadNotices(store.db)).toBe(2);
  await submit(store, readNotices, SITE, { noticeIds: [one] });
  expect(await unreadNotices(store.db)).toBe(1);
  expect((await inbox(store.db, 10)).unread).not.toContain(one);
});
