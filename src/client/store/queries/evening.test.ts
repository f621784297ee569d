// What hosts, the wall and the record read: base rows with this device's own pending commands over them.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupIdea } from '../../../domain/grouping.ts';
import { postIdea, withdrawIdea } from '../../../domain/idea.ts';
import { AreaId, IdeaId, MeetingId, SITE, ThemeId, uuidv7 } from '../../../domain/ids.ts';
import { acceptInvite } from '../../../domain/invite.ts';
import { openMeeting } from '../../../domain/meeting-host.ts';
import { hide } from '../../../domain/moderation.ts';
import { meetingRecord } from '../../../domain/record.ts';
import { setSupport } from '../../../domain/support.ts';
import { applyRows } from '../base.ts';
import { setCursor } from '../meta.ts';
import { openStore, type Store } from '../open.ts';
import { settle } from '../outbox.ts';
import { submit } from '../submit.ts';
import { evening } from './evening.ts';
import { inviteFate } from './invite-fate.ts';
import { paperNotes } from './paper-notes.ts';
import { recordRows } from './record-rows.ts';
import { reported } from './reported.ts';
import { takenCodes } from './taken-codes.ts';

const id = (number: number): string => {
  const bytes = new Uint8Array(16);
  bytes[15] = number;
  return uuidv7(1_800_000_000_000, bytes);
};
const areaId = v.parse(AreaId, id(1));
const meetingId = v.parse(MeetingId, id(2));
const themeId = v.parse(ThemeId, id(3));
const ideaId = (number: number) => v.parse(IdeaId, id(number));
const at = (minute: number): string => new Date(Date.UTC(2027, 0, 1, 18, minute)).toISOString();

const idea = (number: number, rest: object = {}) => ({
  kind: 'idea',
  id: id(number),
  rv: number,
  areaId,
  title: `Idea ${number}`,
  origin: 'phone',
  meetingId,
  postedAt: at(number - 10),
  ...rest,
});
const tally = (subject: string, supports: number, present = 0) => ({
  kind: 'tally',
  id: `${subject}~0`,
  rv: 50,
  areaId,
  subject,
  supports,
  comments: 0,
  present,
});
const ROWS = [
  { kind: 'area', id: areaId, rv: 1, name: { fi: 'Ranta' }, createdAt: at(0) },
  { kind: 'theme', id: themeId, rv: 2, areaId, name: { fi: 'Luonto' }, thread: 1 },
  {
    kind: 'meeting',
    id: meetingId,
    rv: 3,
    areaId,
    title: { fi: 'Ilta' },
    type: 'workshop',
    code: 'KEHRA2',
    stage: 'ideas',
    openedAt: at(0),
  },
  idea(11),
  idea(12, { hidden: { reason: 'Roska', at: at(5) }, title: '' }),
  idea(13, { mergedInto: id(11) }),
  idea(14, { meetingId: id(9) }),
  idea(15, { themeId }),
  {
    kind: 'comment',
    id: id(20),
    rv: 20,
    areaId,
    ideaId: id(13),
    text: 'Hyvä',
    stance: 'for',
    author: id(70),
    postedAt: at(9),
  },
  tally(id(11), 4),
  tally(id(15), 1),
  tally(meetingId, 0, 7),
];

let store: Store;
beforeEach(async () => {
  let drawn = 0;
  store = openStore({
    name: 'evening',
    now: () => Date.UTC(2027, 0, 1, 19),
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
  });
  await applyRows(store.db, ROWS, { stream: `area/${areaId}` });
});
afterEach(() => store.db.close());

const titles = async () => (await evening(store.db, meetingId))?.ideas.map((found) => found.idea.title);

test('an evening holds its own listed ideas, newest first, and their counts', async () => {
  const found = await evening(store.db, meetingId);
  expect(found?.ideas.map((shown) => [shown.idea.title, shown.supports])).toEqual([
    ['Idea 15', 1],
    ['Idea 11', 4],
  ]);
  expect(found).toMatchObject({ present: 7, supports: 5, area: { name: { fi: 'Ranta' } } });
  expect(await evening(store.db, id(77))).toBeUndefined();
});

test('what is pending here shows at once: a note, a theme, a support, a hidden idea', async () => {
  const paper = { ideaId: ideaId(30), title: 'Lappu', meetingId, paper: { table: '3' } };
  await submit(store, postIdea, areaId, paper);
  await submit(store, groupIdea, areaId, { ideaId: ideaId(11), themeId });
  await submit(store, setSupport, areaId, { ideaId: ideaId(15), support: true });
  const found = await evening(store.db, meetingId);
  expect(found?.ideas.map((shown) => [shown.idea.title, shown.supports, shown.pending])).toEqual([
    ['Lappu', 0, true],
    ['Idea 15', 2, false],
    ['Idea 11', 4, false],
  ]);
  expect(found?.ideas.at(-1)?.idea.themeId).toBe(themeId);
  await submit(store, hide, areaId, { target: { kind: 'idea', id: ideaId(15) }, reason: 'Väärä paikka' });
  expect(await titles()).toEqual(['Lappu', 'Idea 11']);
});

test('the record is complete once all pages of its area are in', async () => {
  const isComplete = async () => (await recordRows(store.db, meetingId))?.complete;
  expect(await isComplete()).toBe(false);
  await setCursor(store.db, `area/${areaId}`, { snapshot: { sid: 's', asOf: 'a', pages: 3, next: 1 } });
  expect(await isComplete()).toBe(false);
  await setCursor(store.db, `area/${areaId}`, { cursor: 'c' });
  expect(await isComplete()).toBe(true);
});

test('the record reads a comment where its idea was merged to, and knows what is hidden', async () => {
  const rows = await recordRows(store.db, meetingId);
  const record = rows && meetingRecord(rows);
  const standing = record?.ideas.find((shown) => shown.id === id(11));
  expect(standing?.comments.map((comment) => comment.text)).toEqual(['Hyvä']);
  expect(record?.present).toBe(7);
  expect(record?.ideas.map((shown) => shown.id).sort()).toEqual([id(11), id(12), id(13), id(15)]);
});

test('reports on one text come together; a hidden text needs no looking at', async () => {
  const report = (number: number, target: string) => ({
    kind: 'report',
    id: `${target}~${id(number)}`,
    rv: number,
    areaId,
    target: { kind: 'idea', id: target },
    reason: 'spam',
    memberId: id(number),
    at: at(number - 30),
  });
  await applyRows(store.db, [report(41, id(11)), report(40, id(11)), report(42, id(12))], {
    stream: `desk/${areaId}`,
  });
  const queue = await reported(store.db, areaId);
  expect(queue.map((found) => [found.title, found.reports.length])).toEqual([['Idea 11', 2]]);
});

test('a paper note is followed from saving to sending, and leaves when it is withdrawn', async () => {
  const paper = { ideaId: ideaId(30), title: 'Lappu', meetingId, paper: {} };
  await submit(store, postIdea, areaId, paper);
  expect((await paperNotes(store.db, meetingId)).map((note) => note.fate.state)).toEqual(['waiting']);
  await judged('ok');
  expect((await paperNotes(store.db, meetingId)).map((note) => note.fate.state)).toEqual(['sent']);
  await submit(store, withdrawIdea, areaId, { ideaId: ideaId(30) });
  expect(await paperNotes(store.db, meetingId)).toEqual([]);
});

test('an invite is followed by its secret', async () => {
  const secret = 'ab'.repeat(32);
  expect(await inviteFate(store.db, secret)).toEqual({ state: 'new' });
  await submit(store, acceptInvite, SITE, { secret });
  expect(await inviteFate(store.db, secret)).toMatchObject({ state: 'waiting' });
  await judged('invite-used');
  expect(await inviteFate(store.db, secret)).toEqual({ state: 'refused', code: 'invite-used' });
  expect(await inviteFate(store.db, 'cd'.repeat(32))).toEqual({ state: 'new' });
});

test('a meeting whose code was taken waits for another one until it is open', async () => {
  const opening = {
    meetingId: v.parse(MeetingId, id(60)),
    title: { fi: 'Toinen' },
    type: 'workshop',
  } as const;
  await submit(store, openMeeting, areaId, { ...opening, code: 'ABCDEF' });
  expect(await takenCodes(store.db)).toEqual([]);
  await judged('code-taken');
  expect(await takenCodes(store.db)).toMatchObject([{ areaId, opening }]);
  await submit(store, openMeeting, areaId, { ...opening, code: 'ABCDEG' });
  expect(await takenCodes(store.db)).toEqual([]);
});

/** The server's verdict on all that waits. */
async function judged(verdict: 'ok' | 'invite-used' | 'code-taken'): Promise<void> {
  const waiting = await store.db.outbox.orderBy('seq').toArray();
  const Named = v.object({ id: v.string() });
  const outcomes = waiting.map(({ seq, command }) => {
    const named = { seq, id: v.parse(Named, command).id };
    return verdict === 'ok'
      ? ({ ...named, verdict, rows: [] } as const)
      : ({ ...named, verdict: 'rejected', code: verdict } as const);
  });
  await settle(store, outcomes);
}
