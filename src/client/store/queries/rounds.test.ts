// Ballots that are refused stay on the phone as they were filled in, however many wait and whatever the reason.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { castBallot } from '../../../domain/ballot.ts';
import { AreaId, IdeaId, RoundId, uuidv7 } from '../../../domain/ids.ts';
import { leafOf } from '../../../domain/log/commitment.ts';
import { codeOf } from '../../../domain/voting-code.ts';
import { applyRows } from '../base.ts';
import { getDraft } from '../drafts.ts';
import { openStore, type Store } from '../open.ts';
import { nextBatch, settle } from '../outbox.ts';
import { loadEveryRule } from '../rule-book.ts';
import { submit } from '../submit.ts';
import { roundView } from './rounds.ts';

const NOW = Date.UTC(2027, 0, 1, 19);
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
  let drawn = 0;
  store = openStore({
    name: 'rounds',
    now: () => NOW,
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

test('VO12 ballots that waited offline and came after too many wrong codes are kept, to be sent again', async () => {
  for (const [place, code] of SLIPS.entries())
    expect((await submit(store, castBallot, areaId, ballotWith(code, place))).outcome).toBe('stored');
  const sent = await nextBatch(store, 50, 100_000);
  expect(sent).toHaveLength(2);
  await settle(
    store,
    sent.map(({ seq, id: command }) => ({ seq, id: command, verdict: 'rejected', code: 'too-many' })),
  );
  const view = await roundView(store.db, roundId, NOW);
  const kept = SLIPS.map((code, place) => {
    const { marks } = ballotWith(code, place);
    return expect.objectContaining({ code, marks, fate: { state: 'refused', code: 'too-many' } });
  });
  expect(view?.ballots).toEqual(expect.arrayContaining(kept));
  // One of them stands in the form again, with the reason.
  const draft = await getDraft(store.db, `ballot~${roundId}`);
  expect(SLIPS).toContain(draft?.code);
  expect(draft?.refused?.code).toBe('too-many');

  const [first = ''] = SLIPS;
  const again = ballotWith(first, 0);
  expect((await submit(store, castBallot, areaId, again)).outcome).toBe('stored');
  const [{ seq, id: command } = { seq: 0, id: '' }] = await nextBatch(store, 50, 100_000);
  const leaf = leafOf(again.salt, again.marks);
  const receipt = { kind: 'receipt', id: `${roundId}~me`, rv: 9, roundId, areaId, leaf, isTest: false };
  await settle(store, [{ seq, id: command, verdict: 'ok', rows: [receipt] }]);
  const later = await roundView(store.db, roundId, NOW);
  expect(later?.ballots.find(({ code }) => code === first)?.fate).toMatchObject({ state: 'recorded' });
  expect(later?.ballots.find(({ code }) => code !== first)?.fate).toMatchObject({ code: 'too-many' });
});
