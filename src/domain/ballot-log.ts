// The public log of a round: commitments to all ballots ever cast in it, in a Merkle tree whose root is published while
// voting goes on. Batches are put into the order of their hashes, so that a place in the log tells no time.
import * as v from 'valibot';
import { Leaf } from './ballot.ts';
import { AreaId, RoundId } from './ids.ts';
import { areaStream, boxStream, keyOf, put, type RowKey, type Rows, remove } from './kind.ts';
import { rootOf } from './log/merkle.ts';
import { SYSTEM_MEMBER } from './member.ts';
import { Round } from './round.ts';
import { ok, reject, rule } from './rule.ts';
import { Time } from './text.ts';

const PAGE = 500;
/** So many leaves enter the log at once, at most: a transaction that takes more may be too large. */
const LEAVES = 1000;

/** The rows that hold so many leaves of a round's log. */
export const pageKeys = (roundId: RoundId, size: number): RowKey[] =>
  Array.from({ length: Math.ceil(size / PAGE) }, (_, page) => keyOf(LogPage, pageId(roundId, page)));

/** A part of the log's leaves, in order. */
export const LogPage = {
  name: 'logPage',
  schema: v.object({
    kind: v.literal('logPage'),
    id: v.string(),
    roundId: RoundId,
    page: v.number(),
    leaves: v.array(v.string()),
  }),
};

export const Head = v.object({ size: v.number(), root: v.string(), at: Time });
export type Head = v.InferOutput<typeof Head>;

/** The heads that were published so far: to be copied by many hands. */
export const BallotLog = {
  name: 'ballotLog',
  schema: v.object({ kind: v.literal('ballotLog'), id: RoundId, areaId: AreaId, heads: v.array(Head) }),
};
export type BallotLog = v.InferOutput<typeof BallotLog.schema>;

/** All leaves of a round's log, in order. */
export const leavesIn = (pages: readonly { readonly page: number; readonly leaves: readonly string[] }[]) =>
  [...pages].sort((a, b) => a.page - b.page).flatMap(({ leaves }) => leaves);

const pageId = (roundId: RoundId, page: number): string => `${roundId}~${page}`;

/** The server takes what was cast since the last head into the log and publishes a new one. */
export const publishLog = rule({
  type: 'log.publish',
  args: v.object({ roundId: RoundId }),
  reads: ({ roundId }) => [
    keyOf(Round, roundId),
    keyOf(BallotLog, roundId),
    { kind: Leaf.name, prefix: `${roundId}~`, most: LEAVES },
    { kind: LogPage.name, prefix: `${roundId}~` },
  ],
  decide: ({ roundId }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    const round = rows.get(Round, roundId);
    if (round === undefined || round.areaId !== act.scope) return reject('no-such-round');
    const added = rows.withPrefix(Leaf, `${roundId}~`);
    if (added.length === 0) return ok();
    const leaves = [
      ...leavesIn(rows.withPrefix(LogPage, `${roundId}~`)),
      ...added.map(({ hash }) => hash).sort(),
    ];
    const head = { size: leaves.length, root: rootOf(leaves), at: act.now };
    return ok(
      pagesFrom(roundId, leaves, leaves.length - added.length),
      added.map(({ id }) => remove(boxStream(roundId), Leaf, id)),
      put(areaStream(round.areaId), BallotLog, {
        kind: 'ballotLog',
        id: roundId,
        areaId: round.areaId,
        heads: [...headsOf(rows, roundId), head],
      }),
    );
  },
});

export const headsOf = (rows: Rows, roundId: RoundId): readonly Head[] =>
  rows.get(BallotLog, roundId)?.heads ?? [];

/** The pages that hold leaves from place `first` on. */
function pagesFrom(roundId: RoundId, leaves: readonly string[], first: number) {
  const from = Math.floor(first / PAGE);
  return Array.from({ length: Math.ceil(leaves.length / PAGE) - from }, (_, index) => {
    const page = from + index;
    return put(boxStream(roundId), LogPage, {
      kind: 'logPage',
      id: pageId(roundId, page),
      roundId,
      page,
      leaves: leaves.slice(page * PAGE, (page + 1) * PAGE),
    });
  });
}
