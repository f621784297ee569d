// Counts one of the bench elections in a worker thread and tells how long it took; run by bench/tally.ts.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { equalShares } from '../src/domain/tally/equal-shares.ts';
import { explain } from '../src/domain/tally/explain.ts';
import { profileOf } from '../src/domain/tally/profile.ts';
import { benchElection, CITY, NEIGHBOURHOOD } from './tally-election.ts';

export type TallyTimes = {
  readonly count: number;
  readonly explain: number;
  readonly longestRun: number;
  readonly runs: number;
  readonly funded: number;
  readonly distinct: number;
};

function measured(name: string | undefined): TallyTimes {
  const election = benchElection(name === 'city' ? CITY : NEIGHBOURHOOD, 'bench');
  const switches = { utility: 'cost', completion: 'add1u', start: 'exact', increment: 1n } as const;
  const begun = performance.now();
  const profile = profileOf(election);
  const counting = equalShares(election, switches, profile);
  let longestRun = 0;
  for (let before = performance.now(); ; before = performance.now()) {
    const { done, value } = counting.next();
    longestRun = Math.max(longestRun, performance.now() - before);
    if (done !== true) continue;
    const count = performance.now() - begun;
    explain(election, switches, value, profile);
    return {
      count,
      explain: performance.now() - begun - count,
      longestRun,
      runs: value.steps + 1,
      funded: value.selected.length,
      distinct: profile.count.length,
    };
  }
}

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  worker.once('message', (times) => {
    console.log(JSON.stringify({ ...times, peak: process.resourceUsage().maxRSS / 1024 }));
  });
} else {
  parentPort?.postMessage(measured(process.argv[2]));
}
