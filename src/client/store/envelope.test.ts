// What this phone keeps of ballots: nothing on the disk tells what they say, nothing is lost, and old ones are read.
import { Dexie } from 'dexie';
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { castBallot } from '../../domain/ballot.ts';
import { AreaId, IdeaId, uuidv7 } from '../../domain/ids.ts';
import { leafOf } from '../../domain/log/commitment.ts';
import { Round } from '../../domain/round.ts';
import { codeOf } from '../../domain/voting-code.ts';
import { keptBallot } from './ballot-args.ts';
import { applyRows } from './base.ts';
import { getDraft } from './drafts.ts';
import { ENVELOPE_KEY } from './envelope.ts';
import { keptArgs, saveBallotDraft } from './into-envelope.ts';
import { openStore, type Store } from './open.ts';
import { openBallots } from './open-ballots.ts';
import { nextBatch, settle } from './outbox.ts';
import { myCommands } from './queries/my-commands.ts';
import { myData } from './queries/my-data.ts';
import { roundView } from './queries/rounds.ts';
import { loadEveryRule } from './rule-book.ts';
import { submit } from './submit.ts';

const NOW = Date.UTC(2027, 0, 1, 19);
const id = (number: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(number));
const areaId = v.parse(AreaId, id(1));
const ideas = [3, 4, 5, 6].map((number) => v.parse(IdeaId, id(number)));
const round = v.parse(Round.schema, {
  ...{ kind: 'round', id: id(2), areaId, title: { fi: 'Puisto' }, door: 'phone', grace: 0 },
  method: { name: 'approval', least: 1, most: 4, line: 1 },
  candidates: ideas.map((ideaId) => ({ ideaId })),
  log: [{ what: 'opened', at: '2027-01-01T10:00:00.000Z' }],
});
const CODE = codeOf(new Uint8Array(12).fill(7));

let disk: IDBFactory;
let tabs: Store[];
/** The app as it is opened on this phone, again or in another tab. */
async function open(): Promise<Store> {
  let drawn = tabs.length * 50;
  const store = openStore({
    name: 'phone',
    now: () => NOW,
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    factory: { indexedDB: disk, IDBKeyRange },
  });
  tabs.push(store);
  await applyRows(store.db, [{ ...round, rv: 3 }], { stream: `area/${areaId}` });
  return store;
}
beforeEach(async () => {
  disk = new MemoryFactory();
  tabs = [];
  await loadEveryRule();
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const { db } of tabs) db.close();
});

const ballot = (count: number, code?: string) => ({
  roundId: round.id,
  marks: ideas.slice(0, count).map((ideaId) => ({ ideaId, points: 1 })),
  salt: `${count}`.repeat(64),
  code,
});
type Ballot = ReturnType<typeof ballot>;
async function cast(store: Store, args: Ballot): Promise<void> {
  const kept = await keptArgs(store, round, args);
  expect(await submit(store, castBallot, areaId, args, { kept })).toEqual({ outcome: 'stored' });
}
const batch = (store: Store) => nextBatch(store, 50, 100_000);

/** All that lies on the disk but the public rows, with the bytes of envelopes as letters. */
async function onDisk({ db }: Store): Promise<string> {
  const tables = db.tables.filter(({ name }) => name !== 'rows');
  const records = (await Promise.all(tables.map((table) => table.toArray()))).flat();
  return JSON.stringify(records, (_, value: unknown) =>
    value instanceof ArrayBuffer ? [value.byteLength, Buffer.from(value).toString('latin1')] : value,
  );
}
const whatTells = ({ marks, salt, code }: Ballot): string[] => [
  ...marks.map(({ ideaId }) => ideaId),
  salt,
  ...(code === undefined ? [] : [code]),
  'points',
  'marks',
];

test.each([0, 1, 4])(
  'a ballot with %i marks lies closed from draft to receipt, and is sent whole',
  async (count) => {
    const store = await open();
    const args = ballot(count, CODE);
    const draft = { id: `ballot~${round.id}`, form: 'ballot' as const, areaId, subject: round.id };
    await saveBallotDraft(store, round, { ...draft, marks: args.marks, code: CODE });
    const expectClosed = async (): Promise<void> => {
      const text = await onDisk(store);
      for (const part of whatTells(args)) expect(text).not.toContain(part);
    };
    await expectClosed();
    const kept = await getDraft(store.db, draft.id);
    expect(await openBallots(store, [{ ...kept, id: 'draft' }])).toEqual([
      ['draft', { marks: args.marks, code: CODE }],
    ]);
    expect(await myData(store.db)).toMatchObject({ drafts: [{ ballot: { marks: args.marks } }] });

    await cast(store, args);
    await expectClosed();
    const [waiting] = await batch(store);
    expect(waiting?.args).toEqual(args);
    expect(await myData(store.db)).toMatchObject({ waiting: [{ args }] });
    // The page is gone; the same ballot is sent under the same name.
    const again = await open();
    expect(await batch(again)).toEqual([waiting]);
    const { id: command = '', seq = 0 } = waiting ?? {};
    await settle(again, [{ id: command, seq, verdict: 'ok', rows: [] }]);
    await expectClosed();
    const view = await roundView(again.db, round.id, NOW);
    expect(view?.ballots).toMatchObject([
      { fate: { state: 'recorded' }, leaf: leafOf(args.salt, args.marks) },
    ]);
    expect(await openBallots(again, view?.ballots ?? [])).toEqual([
      [command, { marks: args.marks, code: CODE }],
    ]);
  },
);

test('VO13 envelopes of a round are of one size, whatever is in them', async () => {
  const store = await open();
  const kept = await Promise.all([0, 1, 4].map((count) => keptArgs(store, round, ballot(count, CODE))));
  expect(new Set(kept.map((args) => args?.envelope.byteLength)).size).toBe(1);
});

test('a refused ballot comes back as a draft in its envelope', async () => {
  const store = await open();
  await cast(store, ballot(2, CODE));
  const [{ id: command, seq } = { id: '', seq: 0 }] = await batch(store);
  await settle(store, [{ id: command, seq, verdict: 'rejected', code: 'no-such-code', field: 'code' }]);
  const draft = await getDraft(store.db, `ballot~${round.id}`);
  expect(draft).toMatchObject({ refused: { code: 'no-such-code' } });
  expect(draft).not.toHaveProperty('marks');
  const [[, said] = []] = await openBallots(store, [{ ...draft, id: '' }]);
  expect(said).toEqual({ marks: ballot(2).marks, code: CODE });
});

test('two tabs that need the key at once make one', async () => {
  const [one, two] = [await open(), await open()];
  const both = await Promise.all([keptArgs(one, round, ballot(1)), keptArgs(two, round, ballot(2))]);
  const opened = await openBallots(
    one,
    both.map((kept, at) => ({ id: `${at}`, envelope: kept?.envelope })),
  );
  expect(opened.map(([, said]) => said)).toMatchObject([
    { marks: ballot(1).marks },
    { marks: ballot(2).marks },
  ]);
  const key = await one.db.meta.get(ENVELOPE_KEY);
  expect(key?.value).toMatchObject({ extractable: false });
});

test('a ballot that an earlier build kept in the clear is shown and sent', async () => {
  const store = await open();
  await submit(store, castBallot, areaId, ballot(2));
  expect((await batch(store)).map(({ args }) => args)).toEqual([ballot(2)]);
  const view = await roundView(store.db, round.id, NOW);
  expect(view?.ballots).toMatchObject([{ said: { marks: ballot(2).marks }, fate: { state: 'waiting' } }]);
});

test('without the means to encrypt, as on plain http, a ballot is kept as it is', async () => {
  const store = await open();
  vi.stubGlobal('crypto', {});
  const kept = await keptArgs(store, round, ballot(2));
  expect(kept).toBeUndefined();
  await submit(store, castBallot, areaId, ballot(2), { kept });
  await saveBallotDraft(store, round, { id: 'draft', form: 'ballot', areaId, marks: ballot(3).marks });
  expect((await batch(store)).map(({ args }) => args)).toEqual([ballot(2)]);
  expect(await getDraft(store.db, 'draft')).toMatchObject({ marks: ballot(3).marks });
});

test.each(['gone', 'another'])(
  'where the key is %s, the ballot is said to be lost and holds nothing up',
  async (how) => {
    const store = await open();
    await cast(store, ballot(2));
    if (how === 'gone') await store.db.meta.delete(ENVELOPE_KEY);
    else {
      const algorithm = { name: 'AES-GCM', length: 256 };
      const value = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
      await store.db.meta.put({ key: ENVELOPE_KEY, value });
    }
    await cast(store, ballot(3));
    const [lost, next] = await batch(store);
    expect([lost?.args, next?.args]).toEqual([{}, ballot(3)]);
    const closed = (await myCommands(store.db, [castBallot.type])).flatMap(
      ({ command: { id: name, args } }) => {
        const kept = keptBallot(args);
        return kept === undefined ? [] : [{ ...kept, id: name }];
      },
    );
    const said = new Map(await openBallots(store, closed));
    expect(said.get(lost?.id ?? '')).toBe('unreadable');
    expect(said.get(next?.id ?? '')).toEqual({ marks: ballot(3).marks });
    const { id: command = '', seq = 0 } = lost ?? {};
    await settle(store, [{ id: command, seq, verdict: 'rejected', code: 'malformed' }]);
    expect((await batch(store)).map(({ args }) => args)).toEqual([ballot(3)]);
  },
);

test('a tab of a build that knows no envelopes gives up the store; that build can open it again', async () => {
  const old = new Dexie('phone', { indexedDB: disk, IDBKeyRange });
  const rows = '[kind+id], [stream+kind], [kind+parent]';
  old.version(1).stores({ rows, outbox: 'seq', receipts: 'id', drafts: 'id', meta: 'key', seen: 'id' });
  let isTold = false;
  old.on('versionchange', () => {
    isTold = true;
    old.close();
  });
  await old.open();
  const store = await open();
  expect(isTold).toBe(true);
  await cast(store, ballot(2));
  store.db.close();
  await old.open();
  expect(await old.table('outbox').count()).toBe(1);
  old.close();
});
