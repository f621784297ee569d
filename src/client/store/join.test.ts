// The evening that a phone joined stays joined, whatever else is looked up on it.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AreaId, uuidv7 } from '../../domain/ids.ts';
import { applyRows } from './base.ts';
import { answerJoin, askToJoin } from './join.ts';
import { openStore } from './open.ts';
import { joinedMeeting } from './queries/meeting-page.ts';

const id = (number: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(number));
const areaId = v.parse(AreaId, id(1));
const meeting = (number: number, code: string) => ({
  kind: 'meeting',
  id: id(number),
  rv: number,
  areaId,
  code,
  type: 'workshop',
  title: { fi: `Ilta ${number}` },
  stage: 'ideas',
  openedAt: '2027-01-01T18:00:00.000Z',
});
const rows = [meeting(2, 'KEHRA2'), meeting(3, 'RANTA3')];

async function phone() {
  const store = openStore({
    name: 'joining',
    now: () => Date.UTC(2027, 0, 1, 19),
    random: (bytes) => new Uint8Array(bytes),
    factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
  });
  await applyRows(store.db, rows, { stream: `area/${areaId}` });
  return store;
}

const found = (code: string, number: number) => ({
  code,
  state: 'found' as const,
  areaId,
  meetingId: id(number),
});
type Store = Awaited<ReturnType<typeof phone>>;
const evening = async ({ db }: Store) => (await joinedMeeting(db, areaId))?.meeting.code;

test('an address of another meeting, an unknown one and a mistyped code leave it', async () => {
  const store = await phone();
  expect(await evening(store)).toBeUndefined();
  await askToJoin(store, 'kehra2');
  await answerJoin(store, found('KEHRA2', 2), []);
  expect(await evening(store)).toBe('KEHRA2');
  for (const code of [id(3), id(9), 'MISTYP']) {
    await askToJoin(store, code);
    expect(await evening(store)).toBe('KEHRA2');
    await answerJoin(store, code === id(3) ? found(code, 3) : { code, state: 'unknown' }, []);
    expect(await evening(store)).toBe('KEHRA2');
  }
  await askToJoin(store, 'RANTA3');
  await answerJoin(store, found('RANTA3', 3), []);
  expect(await evening(store)).toBe('RANTA3');
  store.db.close();
});

test('a store of before knows its evening, and keeps it', async () => {
  const store = await phone();
  await store.db.meta.put({ key: 'join', value: found('KEHRA2', 2) });
  expect(await evening(store)).toBe('KEHRA2');
  await askToJoin(store, id(9));
  expect(await evening(store)).toBe('KEHRA2');
  store.db.close();
});
