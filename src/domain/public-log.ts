// The public log as anybody can fetch it, and what it says of one receipt.
import * as v from 'valibot';
import { Head } from './ballot-log.ts';
import { Hash } from './log/hash.ts';
import { rootOf } from './log/merkle.ts';

/** log.json */
export const PublicLog = v.object({ roundId: v.string(), heads: v.array(Head), leaves: v.array(Hash) });
export type PublicLog = v.InferOutput<typeof PublicLog>;

/** A fetched log; undefined where it is none. */
export function readLog(json: unknown): PublicLog | undefined {
  const parsed = v.safeParse(PublicLog, json);
  return parsed.success ? parsed.output : undefined;
}

export type InLog =
  | { readonly state: 'in-log'; readonly number: number; readonly size: number }
  /** The log is as published, and the ballot is not in it. */
  | { readonly state: 'absent' }
  /** Some head that was published, now or before, is not the head of these leaves. */
  | { readonly state: 'differs' };

/**
 * Looks a receipt's leaf up. The log only ever grows: each head that this phone has heard of must be the root over the
 * first leaves of what is published now, as far as those reach, and the newest one over all of them.
 */
export function lookUp(log: PublicLog, heard: readonly Head[], leaf: string): InLog {
  const { heads, leaves } = log;
  const newest = heads[heads.length - 1] ?? { size: 0, root: rootOf([]) };
  const isWhole = newest.size === leaves.length;
  const known = heard.reduce<Head | undefined>(
    (a, b) => (a === undefined || b.size > a.size ? b : a),
    undefined,
  );
  const agrees = ({ size, root }: Pick<Head, 'size' | 'root'>): boolean =>
    size <= leaves.length && rootOf(leaves.slice(0, size)) === root;
  if (!isWhole || !agrees(newest) || (known !== undefined && !agrees(known))) return { state: 'differs' };
  const at = leaves.indexOf(leaf);
  return at < 0 ? { state: 'absent' } : { state: 'in-log', number: at + 1, size: leaves.length };
}
