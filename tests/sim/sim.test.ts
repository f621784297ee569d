// The simulation in CI: a few hundred seeds, every fault often enough, every seed that once failed.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULTS, type Fault, FaultCount } from '../support/faulty-network.ts';
import { INVARIANTS } from '../support/history.ts';
import { faultTable, type Simulated, simulateAll } from './simulate.ts';

const SEEDS = 100;
const LEAST = 20;
const faultsOf = (names: readonly string[]): Fault[] => names.filter((name): name is Fault => name in FAULTS);

const told = (run: Simulated): string =>
  `seed ${run.seed} (${run.mood}), to see it: npm run sim -- --seeds 1 --start ${run.seed} --story\n` +
  `${run.story.slice(-40).join('\n')}\n${run.violations
    .slice(0, 5)
    .map(({ invariant, what }) => `${invariant} (${INVARIANTS[invariant]}): ${what}`)
    .join('\n')}`;

async function failuresOf(seeds: readonly number[], faults: FaultCount): Promise<string[]> {
  const failures: string[] = [];
  await simulateAll(seeds, (run) => {
    for (const [fault, times] of run.faults.counts) faults.add(fault, times);
    if (run.violations.length > 0) failures.push(told(run));
  });
  return failures;
}

test('I1–I10 I12 hold over many seeds, and each fault that the simulation knows occurs often', async () => {
  const faults = new FaultCount();
  const seeds = Array.from({ length: SEEDS }, (_, index) => 1000 + index);
  expect(await failuresOf(seeds, faults)).toEqual([]);
  console.log(faultTable(faults.counts));
  const rare = faultsOf(Object.keys(FAULTS)).filter((fault) => faults.of(fault) < LEAST);
  expect(rare, faultTable(faults.counts)).toEqual([]);
}, 900_000);

test('seeds that once failed', async () => {
  const lines = readFileSync(new URL('seeds.txt', import.meta.url), 'utf8').split('\n');
  const seeds = lines.filter((line) => /^\d/.test(line)).map((line) => Number(line.split(' ')[0]));
  expect(seeds.length).toBeGreaterThan(0);
  expect(await failuresOf(seeds, new FaultCount())).toEqual([]);
}, 300_000);
