// What residents read of meetings: counts over all lanes, with what this phone has said but not sent.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { comeToMeeting } from '../../../domain/coming.ts';
import { AreaId, MeetingId, uuidv7 } from '../../../domain/ids.ts';
import { publishMinutes } from '../../../domain/minutes.ts';
import { applyRows } from '../base.ts';
import { openStore, type Store } from '../open.ts';
import { settle } from '../outbox.ts';
import { submit } from '../submit.ts';
import { meetingDetails, meetingsView } from './meetings.ts';

const id = (number: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(number));
const areaId = v.parse(AreaId, id(1));
const meetingId = v.parse(MeetingId, id(2));

const tally = (lane: number, coming: number) => ({
  ...{ kind: 'tally', id: `${meetingId}~${lane}`, rv: 5 + lane, lane, areaId, subject: meetingId },
  ...{ supports: 0, comments: 0, present: 0, coming },
});
const MEETING = {
  ...{ kind: 'meeting', id: meetingId, rv: 3, areaId, title: { fi: 'Ilta' }, type: 'workshop' },
  ...{ code: 'KEHRA2', stage: 'welcome', openedAt: '2027-01-01T10:00:00.000Z', capacity: 9 },
};

let store: Store;
beforeEach(async () => {
  let drawn = 0;
  store = openStore({
    name: 'meetings',
    now: () => Date.UTC(2027, 0, 1, 19),
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
  });
  await applyRows(store.db, [MEETING, tally(0, 4), tally(1, 3)], { stream: `area/${areaId}` });
});
afterEach(() => store.db.close());

const come = (coming: boolean) => submit(store, comeToMeeting, areaId, { meetingId, coming });

test('ME4 those who come are counted over all lanes, me at once among them, and again not', async () => {
  expect(await meetingDetails(store.db, meetingId)).toMatchObject({
    coming: 7,
    isComing: false,
    waits: false,
  });
  expect((await come(true)).outcome).toBe('stored');
  expect(await meetingDetails(store.db, meetingId)).toMatchObject({ coming: 8, isComing: true, waits: true });
  expect((await meetingsView(store.db, areaId)).invited.get(meetingId)).toEqual({
    coming: 8,
    isComing: true,
  });
  await come(false);
  expect(await meetingDetails(store.db, meetingId)).toMatchObject({ coming: 7, isComing: false });
});

test('ME4 a phone leaves it to the server whether there is room, and tells why there was none', async () => {
  await applyRows(store.db, [{ ...tally(1, 5), rv: 60 }], { stream: `area/${areaId}` });
  expect((await come(true)).outcome).toBe('stored');
  const [sent] = await store.db.outbox.toArray();
  const command = v.parse(v.looseObject({ id: v.string(), seq: v.number() }), sent?.command);
  await settle(store, [{ seq: command.seq, id: command.id, verdict: 'rejected', code: 'meeting-full' }]);
  expect(await meetingDetails(store.db, meetingId)).toMatchObject({
    ...{ coming: 9, isComing: false, waits: false, refused: 'meeting-full' },
  });
});

test('ME7 minutes show as soon as they are published here', async () => {
  expect((await meetingDetails(store.db, meetingId))?.minutes).toBeUndefined();
  await submit(store, publishMinutes, areaId, { meetingId, text: { fi: 'Ensin.\n\nSitten.' } });
  expect((await meetingDetails(store.db, meetingId))?.minutes?.text).toEqual({ fi: 'Ensin.\n\nSitten.' });
});
