// The bell as a phone hears it in Firestore: the web library (its build for Node), the rules that are deployed, and a server
// that rings.
import { initializeApp } from '@firebase/app';
import { collection, doc, type FirestoreError, initializeFirestore, onSnapshot } from '@firebase/firestore';
import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { type Line, listenToBell } from '../../src/client/sync/bell.ts';
import { firestoreLine } from '../../src/client/sync/firestore-line.ts';
import { lineOf } from '../../src/client/sync/other-bell.ts';
import type { Transport } from '../../src/client/sync/transport.ts';
import { AreaId } from '../../src/domain/ids.ts';
import { firestoreBell } from '../../src/server/storage/firestore/firestore-bell.ts';
import { type DoubleSettings, startDouble } from '../firestore-double/double.ts';
import { newProjectId, projectAt } from '../support/firestore.ts';
import { deployedRules } from '../support/firestore-rules.ts';
import { freshId } from '../support/scripted-phone.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** ms between two rings. */
const RING_PAUSE = 100;
const PATIENCE = { timeout: 20_000 };

async function hall(settings: DoubleSettings = { may: deployedRules() }) {
  const double = await startDouble(settings);
  const project = projectAt(double.address, newProjectId());
  const bell = firestoreBell(project.db, () => {}, 1);
  ends.push(double.close, project.close, bell.close);
  const line = firestoreLine({ project: project.id, origin: `http://${double.address}` }, 0);
  return { double, bell, line, areaId: v.parse(AreaId, freshId()) };
}

function phone(line: Line, areaId: string) {
  const heard = vi.fn<(isHeard: boolean) => void>();
  const rung = vi.fn<() => void>();
  const settings = { now: Date.now, random: () => 0, onRing: rung, onHeard: heard };
  const hangUp = listenToBell(areaId, { line, ...settings });
  ends.push(hangUp);
  return { heard, rung, hangUp };
}

test('SY26 a phone hears a bell that was never rung, each ring after that, and nothing after it has hung up', async () => {
  const { bell, line, areaId } = await hall();
  const { heard, rung, hangUp } = phone(line, areaId);
  await vi.waitFor(() => expect(rung).toHaveBeenCalledTimes(1), PATIENCE);
  expect(heard).toHaveBeenLastCalledWith(true);
  for (const times of [2, 3]) {
    bell.ring(areaId);
    await vi.waitFor(() => expect(rung).toHaveBeenCalledTimes(times), PATIENCE);
  }
  hangUp();
  expect(heard.mock.calls.flat()).not.toContain(false);
});

test('SY26 however many servers ring, the document is written at most once a pause, and after the last of all wishes', async () => {
  const { double } = await hall();
  const id = newProjectId();
  const projects = Array.from({ length: 3 }, () => projectAt(double.address, id));
  const failed = vi.fn<(error: unknown) => void>();
  const bells = projects.map(({ db }) => firestoreBell(db, failed, RING_PAUSE));
  ends.push(...projects.map(({ close }) => close), ...bells.map(({ close }) => close));
  const areaId = v.parse(AreaId, freshId());
  const { store } = double.database(id);
  const written: bigint[] = [];
  store.onChange(() => {
    for (const { name, updateTime } of store.all())
      if (name.endsWith(areaId) && updateTime !== written.at(-1)) written.push(updateTime);
  });
  let wishedLast = 0n;
  for (let turn = 0; turn < 40; turn++) {
    await new Promise((resolve) => setTimeout(resolve, RING_PAUSE / 10));
    wishedLast = store.now();
    bells[turn % bells.length]?.ring(areaId);
  }
  await Promise.all(bells.map(({ settled }) => settled()));
  const gaps = written.slice(1).map((time, index) => Number(time - (written[index] ?? 0n)) / 1000);
  expect(gaps.length).toBeGreaterThan(1);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(RING_PAUSE);
  expect(Number((written.at(-1) ?? 0n) - wishedLast)).toBeGreaterThan(0);
  expect(failed).not.toHaveBeenCalled();
});

test('a phone that the rules keep out polls', async () => {
  const { line, areaId } = await hall({ may: () => false });
  const { heard, rung } = phone(line, areaId);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(false), PATIENCE);
  expect(heard).not.toHaveBeenCalledWith(true);
  expect(rung).not.toHaveBeenCalled();
});

test('a phone whose way to Firestore is closed polls', async () => {
  const { line, areaId, double } = await hall();
  const { heard } = phone(line, areaId);
  await vi.waitFor(() => expect(heard).toHaveBeenLastCalledWith(true), PATIENCE);
  double.close();
  await vi.waitFor(() => expect(heard).toHaveBeenLastCalledWith(false), PATIENCE);
});

test('nothing but a bell is told: other documents and all bells together are refused', async () => {
  const { double } = await hall();
  const app = initializeApp({ projectId: newProjectId() }, 'curious');
  const db = initializeFirestore(app, { host: double.address, ssl: false });
  const refused = (listen: (error: (error: FirestoreError) => void) => void) =>
    new Promise((resolve) => listen(({ code }) => resolve(code)));
  for (const path of ['rows/3f-idea~1', 'heads/0a-area~0', 'meta/push-keys'])
    expect(await refused((fail) => onSnapshot(doc(db, path), () => {}, fail))).toBe('permission-denied');
  expect(await refused((fail) => onSnapshot(collection(db, 'bells'), () => {}, fail))).toBe(
    'permission-denied',
  );
});

const PLACE = { project: 'demo-hall', origin: 'http://127.0.0.1:1' };
const telling = (told: object): Transport => ({
  fetch: async () => new Response(JSON.stringify(told), { headers: { 'X-Api': '1' } }),
  origin: '',
  deadline: () => AbortSignal.timeout(1000),
});
const deaf: Line = (_areaId, _ring, lost) => {
  setTimeout(lost);
  return () => {};
};
const clear: Line = (_areaId, ring) => {
  setTimeout(ring, 0, 'a', 0);
  return () => {};
};

test('SY26 a line that is lost unheard is changed for the one that the server names', async () => {
  const reach = vi.fn(async () => clear);
  const { heard, rung } = phone(lineOf(deaf, telling({ bell: PLACE }), reach), freshId());
  await vi.waitFor(() => expect(rung).toHaveBeenCalledTimes(1), PATIENCE);
  expect(heard).toHaveBeenLastCalledWith(true);
  expect(reach).toHaveBeenCalledExactlyOnceWith(PLACE);
});

test('a server that names none, or a part that cannot be fetched, leaves the phone with its own line', async () => {
  const missing = vi.fn(() => Promise.reject(new Error('cannot be fetched')));
  for (const [told, reach] of [
    [{}, vi.fn(async () => clear)],
    [{ bell: PLACE }, missing],
  ] as const) {
    let tries = 0;
    const own: Line = (...line) => {
      tries += 1;
      return (tries < 3 ? deaf : clear)(...line);
    };
    const { rung } = phone(lineOf(own, telling(told), reach), freshId());
    await vi.waitFor(() => expect(rung).toHaveBeenCalled(), PATIENCE);
    expect(tries).toBe(3);
    if (reach !== missing) expect(reach).not.toHaveBeenCalled();
  }
});
