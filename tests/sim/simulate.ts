// One seed from its beginning to its end.
import { FAULTS, type FaultCount } from '../support/faulty-network.ts';
import type { Violation } from '../support/history.ts';
import { MOODS, takeStep } from './steps.ts';
import { type BackendFor, type Plant, World } from './world.ts';

export type Simulated = {
  readonly seed: number | string;
  readonly mood: string;
  readonly violations: readonly Violation[];
  readonly story: readonly string[];
  readonly faults: FaultCount;
  readonly commands: number;
  readonly requests: number;
};

export const STEPS = 120;
const AT_ONCE = 4;

/** Runs a seed; what it finds is in `violations`. */
export async function simulate(
  seed: number | string,
  steps = STEPS,
  plant: Plant = {},
  backendFor?: BackendFor,
): Promise<Simulated> {
  const world = new World(seed, plant, backendFor);
  const drawn = world.random.pick(MOODS);
  const mood = MOODS.find(({ name }) => name === plant.mood) ?? drawn;
  await world.begin(2 + world.random.int(3));
  world.network.rates = { ...mood.rates, ...plant.rates };
  try {
    for (let step = 0; step < steps && world.violations.length === 0; step++) await takeStep(world, mood);
    await world.heal();
  } catch (error) {
    world.broke(error);
  }
  await world.end();
  return {
    seed,
    mood: mood.name,
    violations: world.violations,
    story: world.story,
    faults: world.count,
    commands: world.server.happened.length,
    requests: world.requests,
  };
}

/** Runs many seeds, a few at a time: each waits for disks and timers most of its life. */
export async function simulateAll(
  seeds: readonly (number | string)[],
  done: (run: Simulated) => void,
  steps = STEPS,
  plant: Plant = {},
  backendFor?: BackendFor,
): Promise<void> {
  const waiting = [...seeds];
  const work = async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      done(await simulate(seed, steps, plant, backendFor));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** A table of faults for people. */
export const faultTable = (counts: ReadonlyMap<string, number>): string =>
  Object.entries(FAULTS)
    .map(([fault, name]) => `${fault.padEnd(8)} ${String(counts.get(fault) ?? 0).padStart(6)}  ${name}`)
    .join('\n');
