// What can be asked of a recount, and what it answers: both cross to a worker, and may be written to disk.
import * as v from 'valibot';
import { decimalOf } from '../pabulib/decimal.ts';
import { COMPLETIONS, STARTS, UTILITIES } from './election.ts';

/** In currency units, a decimal number as text: a double would not be exact. */
export const Increment = v.pipe(
  v.string(),
  v.check((text) => (decimalOf(text)?.whole ?? 0n) > 0n, 'must be a number above 0'),
);

export const Settings = v.variant('rule', [
  v.object({
    rule: v.literal('equal-shares'),
    utility: v.picklist(UTILITIES),
    completion: v.picklist(COMPLETIONS),
    start: v.picklist(STARTS),
    increment: Increment,
  }),
  v.object({ rule: v.literal('greedy'), utility: v.picklist(UTILITIES) }),
  /** Points or approvals alone: so many go forward, and all that are tied with the last of them. */
  v.object({ rule: v.literal('dots'), line: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
]);
export type Settings = v.InferOutput<typeof Settings>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const reason = v.string();

export const Recounted = v.variant('outcome', [
  v.object({
    outcome: v.literal('counted'),
    /** Ids in order of purchase, or of points. */
    selected: v.array(v.string()),
    /** What they cost together, in currency units: a decimal number as text, exact. */
    cost: v.string(),
    /** In the order of the file: on how many ballots it has more than nothing, and all its points. */
    projects: v.array(v.object({ id: v.string(), votes: count, points: v.pipe(v.number(), v.integer()) })),
    /** Points are whole numbers of 10^-pointDigits. */
    pointDigits: count,
    /** Blank ones too. */
    ballots: count,
    blank: count,
    /** Purchases in this outcome that only the lot decided. */
    ties: count,
    /** Whether the lot decided any purchase, also in a run that was not kept. */
    isLotUsed: v.boolean(),
    /** How often add1 raised the shares. */
    steps: count,
    /** What looks wrong in the file but leaves no doubt about the count. */
    warnings: v.array(v.object({ line: count, reason })),
  }),
  /** The file breaks its format. */
  v.object({ outcome: v.literal('unreadable'), line: count, reason }),
  /** This file cannot be counted with this setting. */
  v.object({ outcome: v.literal('unfit'), setting: v.picklist(['rule', 'increment']), reason }),
]);
export type Recounted = v.InferOutput<typeof Recounted>;
