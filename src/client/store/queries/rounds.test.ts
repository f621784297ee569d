// Ballots that are held back for a while stay on the phone as they were filled in, and go again by themselves.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { castBallot } from '../../../domain/ballot.ts';
import { AreaId, IdeaId, RoundId, uuidv7 } from '../../../domain/ids.ts';
import { leafOf } from '../../../domain/log/commitment.ts';
import { codeOf } from '../../../domain/voting-code.ts';
import { applyRows } from '../base.ts';
import { sendWhatCameTooEarly } from '../came-too-early.ts';
import { getDraft } from '../drafts.ts';
import { openStore, type Store } from '../open.ts';
import { nextBatch, settle } from '../outbox.ts';
import { overlayOf } from '../overlay-now.ts';
import { loadEveryRule } from '../rule-book.ts';
import { submit } from '../submit.ts';
import { syncStatus } from './me.ts';
import { outboxView } from './my-own.ts';
import { roundView } from './rounds.ts';

const NOW = Date.UTC(2027, 0, 1, 19);
let now = NOW;
const id = (number: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(number));
const areaId = v.parse(AreaId, id(1));
const roundId = v.parse(RoundId, id(2));
const ideas = [3, 4].map((number) => v.parse(IdeaId, id(number)));
const ROUND = {
  ...{ kind: 'round', id: roundId, rv: 3, areaId, title: { fi: 'Puisto' }, door: 'code', grace: 0 },
  method: { name: 'approval', least: 1, most: 2, line: 1 },
  candidates: ideas.map((ideaId) => ({ ideaId })),
  log: [{ what: 'opened', at: '2027-01-01T10:00:00.000Z' }],
};
const SLIPS = [1, 2].map((seed) => codeOf(new Uint8Array(12).fill(seed)));

let store: Store;
beforeEach(async () => {
  now = NOW;
  let drawn = 0;
  store = openStore({
    name: 'rounds',
    now: () => now,
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
  });
  await loadEveryRule();
  await applyRows(store.db, [ROUND], { stream: `area/${areaId}` });
});
afterEach(() => store.db.close());

const ballotWith = (code: string, place: number) => ({
  roundId,
  code,
  marks: ideas.slice(place).map((ideaId) => ({ ideaId, points: 1 })),
  salt: `${place}`.repeat(64),
});

const sentNow = () => nextBatch(store, 50, 100_000);
const refuse = (commands: Awaited<ReturnType<typeof sentNow>>) =>
  settle(
    store,
    commands.map(({ seq, id: command }) => ({ seq, id: command, verdict: 'rejected', code: 'too-many' })),
  );
const bySlip = async () => {
  const view = await roundView(store.db, roundId, now);
  return new Map(view?.ballots.map((own) => [own.said?.code, own.fate]));
};

test('VO12 ballots that came after too many wrong codes are held, and go again by themselves in their order', async () => {
  for (const [place, code] of SLIPS.entries())
    expect((await submit(store, castBallot, areaId, ballotWith(code, place))).outcome).toBe('stored');
  const sent = await sentNow();
  expect(sent).toHaveLength(2);
  await refuse(sent);
  const held = new Map(SLIPS.map((code) => [code, { state: 'waiting', isHeld: true }]));
  expect(await bySlip()).toEqual(held);
  // Nothing for her to do: no draft asks for it, and the phone says that two are not sent.
  expect(await getDraft(store.db, `ballot~${roundId}`)).toBeUndefined();
  expect((await syncStatus(store.db)).waiting).toBe(2);
  expect(await outboxView(store.db)).toHaveLength(2);
  now += 59_000;
  await sendWhatCameTooEarly(store, overlayOf);
  expect(await sentNow()).toEqual([]);
  now += 2_000;
  await sendWhatCameTooEarly(store, overlayOf);
  const again = await sentNow();
  expect(again.map(({ args }) => args)).toEqual(sent.map(({ args }) => args));
  expect(again.map(({ at }) => at)).toEqual(sent.map(({ at }) => at));
  // Under the old ids the server would say the same again.
  expect(again.map((command) => command.id)).not.toEqual(sent.map((command) => command.id));
  expect((await syncStatus(store.db)).waiting).toBe(2);

  const [first = ''] = SLIPS;
  const { salt, marks } = ballotWith(first, 0);
  const [{ seq, id: command } = { seq: 0, id: '' }, other] = again;
  const receipt = { kind: 'receipt', id: `${roundId}~me`, rv: 9, roundId, areaId, isTest: false };
  const rows = [{ ...receipt, leaf: leafOf(salt, marks) }];
  await settle(store, [{ seq, id: command, verdict: 'ok', rows }]);
  if (other !== undefined) await refuse([other]);
  expect((await bySlip()).get(first)).toMatchObject({ state: 'recorded' });
  expect((await bySlip()).get(SLIPS[1])).toEqual({ state: 'waiting', isHeld: true });
  expect(await sentNow()).toEqual([]);
});

test('VO12 a held ballot gives way to one that she casts anew with the same code', async () => {
  const [code = '', other = ''] = SLIPS;
  await submit(store, castBallot, areaId, ballotWith(code, 0));
  await submit(store, castBallot, areaId, ballotWith(other, 0));
  await refuse(await sentNow());
  now += 5_000;
  await submit(store, castBallot, areaId, ballotWith(code, 1));
  now += 60_000;
  await sendWhatCameTooEarly(store, overlayOf);
  expect((await sentNow()).map(({ args }) => args)).toEqual([ballotWith(code, 1), ballotWith(other, 0)]);
});
