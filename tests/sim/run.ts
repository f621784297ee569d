// npm run sim -- --seeds N --start S [--steps K] [--on firestore]: as many seeds as wanted; a failing one is told with its story.
import { parseArgs } from 'node:util';
import { startDouble } from '../firestore-double/double.ts';
import { FaultCount } from '../support/faulty-network.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import type { Seeded } from '../support/seeded.ts';
import { FirestoreBackend } from './firestore-backend.ts';
import { faultTable, type Simulated, STEPS, simulateAll } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    start: { type: 'string', default: '1' },
    steps: { type: 'string', default: String(STEPS) },
    story: { type: 'boolean', default: false },
    on: { type: 'string', default: 'sqlite' },
  },
});
const [seeds, start, steps] = [values.seeds, values.start, values.steps].map(Number);
if (seeds === undefined || start === undefined || steps === undefined || !(seeds > 0 && steps > 0)) {
  throw new Error('seeds, start and steps are numbers');
}

const faults = new FaultCount();
let failed = 0;
let commands = 0;
const began = Date.now();
const all = Array.from({ length: seeds }, (_, index) => start + index);
const double = values.on === 'firestore' ? await startDouble({ indexes: deployedIndexes() }) : undefined;
const onFirestore = double && ((random: Seeded) => new FirestoreBackend(double, random));
await simulateAll(all, tell, steps, undefined, onFirestore);
double?.close();
const seconds = ((Date.now() - began) / 1000).toFixed(0);
console.log(
  `\n${seeds} seeds of ${steps} steps in ${seconds} s: ${commands} commands judged, ${failed} seeds failed`,
);
console.log(faultTable(faults.counts));
process.exitCode = failed > 0 ? 1 : 0;

function tell(run: Simulated): void {
  for (const [fault, times] of run.faults.counts) faults.add(fault, times);
  commands += run.commands;
  if (run.violations.length === 0) return;
  failed += 1;
  console.log(`\nseed ${run.seed} (${run.mood}):`);
  console.log(run.story.slice(values.story ? 0 : -40).join('\n'));
  for (const { invariant, what } of run.violations.slice(0, 5)) console.log(`${invariant}: ${what}`);
}
