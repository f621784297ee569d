// Numbers that many people change at once: absolute counts in a row of their own, written with the vote itself.
import * as v from 'valibot';
import type { AreaId } from './ids.ts';
import { areaStream, type Change, keyOf, put, type RowKey, type RowPrefix, type Rows } from './kind.ts';
import type { Act } from './rule.ts';

const count = v.pipe(v.number(), v.integer());

/** One lane's share of the counts of an idea or a meeting; readers add up the lanes. */
export const Tally = {
  name: 'tally',
  schema: v.object({
    kind: v.literal('tally'),
    id: v.string(),
    areaId: v.string(),
    subject: v.string(),
    supports: count,
    comments: count,
    present: count,
    /** Ballots in a round, one a person. */
    ballots: v.optional(count),
    /** People who mean to come to a meeting. */
    coming: v.optional(count),
  }),
};
export type Tally = v.InferOutput<typeof Tally.schema>;

export const tallyId = (subject: string, lane: number): string => `${subject}~${lane}`;
export const tallyKey = (subject: string, act: Act): RowKey => keyOf(Tally, tallyId(subject, act.lane));

/** The tallies of a subject in all lanes. */
export const allTallies = (subject: string): RowPrefix => ({ kind: Tally.name, prefix: `${subject}~` });
export const talliesOf = (subject: string, rows: Rows): Tally[] => rows.withPrefix(Tally, `${subject}~`);

/** The tally row of a subject in the actor's lane, all noughts where there is none yet. */
export function tallyOf(subject: string, areaId: AreaId, act: Act, rows: Rows): Tally {
  const id = tallyId(subject, act.lane);
  return rows.get(Tally, id) ?? { kind: 'tally', id, areaId, subject, supports: 0, comments: 0, present: 0 };
}

/** The tally row with some counts moved. */
export function bump(
  subject: string,
  areaId: AreaId,
  by: Partial<Pick<Tally, 'supports' | 'comments' | 'present' | 'ballots' | 'coming'>>,
  act: Act,
  rows: Rows,
): Change {
  const tally = tallyOf(subject, areaId, act, rows);
  return put(areaStream(areaId), Tally, {
    ...tally,
    supports: tally.supports + (by.supports ?? 0),
    comments: tally.comments + (by.comments ?? 0),
    present: tally.present + (by.present ?? 0),
    ...(by.ballots !== undefined && { ballots: (tally.ballots ?? 0) + by.ballots }),
    ...(by.coming !== undefined && { coming: (tally.coming ?? 0) + by.coming }),
  });
}
