// Counting Equal Shares with add1u, each election in a process of its own with the count in a worker thread.
import { execFileSync } from 'node:child_process';
import * as v from 'valibot';
import { type Figure, median } from './figure.ts';

const ROUNDS = 3;
const Times = v.object({
  count: v.number(),
  explain: v.number(),
  longestRun: v.number(),
  runs: v.number(),
  funded: v.number(),
  distinct: v.number(),
  peak: v.number(),
});

/** Seconds, the time until a caller can show progress, and the memory of the whole process. */
export async function tally(): Promise<Figure[]> {
  return [
    ...figures('neighbourhood', '5,000 ballots × 60', '< 2'),
    ...figures('city', '90,000 ballots × 160', '< 10'),
  ];
}

function figures(name: string, label: string, wanted: string): Figure[] {
  const times = Array.from({ length: ROUNDS }, () =>
    v.parse(
      Times,
      JSON.parse(execFileSync(process.execPath, ['bench/tally-worker.ts', name], { encoding: 'utf8' })),
    ),
  );
  const of = (pick: (time: v.InferOutput<typeof Times>) => number): number => median(times.map(pick));
  return [
    { name: `${label}, add1u, counted`, value: of((time) => time.count) / 1000, unit: 's', wanted },
    { name: `${label}, explained`, value: of((time) => time.explain) / 1000, unit: 's' },
    { name: `${label}, runs`, value: of((time) => time.runs), unit: '' },
    { name: `${label}, distinct ballots`, value: of((time) => time.distinct), unit: '' },
    { name: `${label}, funded`, value: of((time) => time.funded), unit: 'projects' },
    { name: `${label}, longest time without progress`, value: of((time) => time.longestRun), unit: 'ms' },
    { name: `${label}, peak memory`, value: of((time) => time.peak), unit: 'MB', wanted: '< 1,024' },
  ];
}
