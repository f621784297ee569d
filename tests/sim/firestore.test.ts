// The simulation on Firestore: the same phones, network and invariants, on a double over the wire whose commits are
// aborted and whose answers get lost. More of it: npm run sim -- --on firestore
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { INVARIANTS } from '../support/history.ts';
import { FAULTS, FirestoreBackend } from './firestore-backend.ts';
import { simulateAll } from './simulate.ts';

const SEEDS = 6;
/** Each fault of commits is met more often than this. */
const LEAST = 20;

let double: Double;
beforeAll(async () => {
  double = await startDouble({ indexes: deployedIndexes() });
});
afterAll(() => double.close());

test('I1–I10 I12 F20 hold on Firestore, whose commits are aborted and whose answers get lost', async () => {
  const failures: string[] = [];
  const backends: FirestoreBackend[] = [];
  const seeds = Array.from({ length: SEEDS }, (_, index) => 5000 + index);
  await simulateAll(
    seeds,
    (run) => {
      for (const { invariant, what } of run.violations.slice(0, 5))
        failures.push(`seed ${run.seed}: ${invariant} (${INVARIANTS[invariant]}): ${what}`);
    },
    undefined,
    undefined,
    (random) => {
      const backend = new FirestoreBackend(double, random);
      backends.push(backend);
      return backend;
    },
  );
  expect(failures).toEqual([]);
  for (const fault of FAULTS)
    expect(backends.reduce((sum, backend) => sum + backend.hits(fault), 0)).toBeGreaterThan(LEAST);
}, 300_000);
