// How a round's box is emptied, by the server alone: it is shut, what was counted is kept in it, single ballots go page by
// page, and then the result comes. No step is larger than what a transaction takes, however many voted; each may be done
// twice, by two servers at once, and again after a crash.
import * as v from 'valibot';
import { Ballot, Leaf } from './ballot.ts';
import { BallotLog, headsOf } from './ballot-log.ts';
import { RoundId } from './ids.ts';
import { areaStream, boxStream, keyOf, put, type RowKey, type Rows, remove } from './kind.ts';
import { SYSTEM_MEMBER } from './member.ts';
import { PaperEntry } from './paper-ballot.ts';
import { type BallotKind, Facts, Kinds, Result, Urn } from './result.ts';
import { boxShutsAt, Round, Seal } from './round.ts';
import { ok, reject, rule } from './rule.ts';
import { WrongCodes } from './wrong-codes.ts';

/** So many rows of a kind leave the box at once. */
const PAGE = 1000;
/** What is of one person, and goes before the result comes. */
const SINGLE = [Ballot, PaperEntry, WrongCodes] as const;

const pagesCount = v.pipe(v.number(), v.integer(), v.minValue(1));
/** What was counted: from here on it is this that is published, whoever counts again. */
export const Counted = {
  name: 'counted',
  schema: v.object({
    kind: v.literal('counted'),
    id: RoundId,
    facts: Facts,
    kinds: Kinds,
    pages: v.optional(pagesCount),
  }),
};

/** A part of the published ballots of a large round, in order. */
export const UrnPage = {
  name: 'urnPage',
  schema: v.object({ kind: v.literal('urnPage'), id: v.string(), page: v.number(), kinds: Kinds }),
};
const pageId = (roundId: RoundId, page: number): string => `${roundId}~${page}`;

/** The rows that hold the published ballots of a large round. */
export const urnPageKeys = (roundId: RoundId, pages: number): RowKey[] =>
  Array.from({ length: pages }, (_, page) => keyOf(UrnPage, pageId(roundId, page)));

/** The kinds as rows take them: in one, or cut into pages. */
export function inPages(kinds: readonly BallotKind[]): readonly (readonly BallotKind[])[] {
  const pages = Math.ceil(kinds.length / PAGE);
  return Array.from({ length: pages }, (_, page) => kinds.slice(page * PAGE, (page + 1) * PAGE));
}

/** From here on no ballot comes into the box, whatever another server's clock says: what is counted now is all. */
export const shutBox = rule({
  type: 'box.shut',
  args: v.object({ roundId: RoundId }),
  reads: ({ roundId }) => [keyOf(Round, roundId), keyOf(Seal, roundId)],
  decide: ({ roundId }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    const round = rows.get(Round, roundId);
    if (round === undefined || round.areaId !== act.scope) return reject('no-such-round');
    const shuts = boxShutsAt(round);
    if (round.closedAt === undefined || shuts === undefined || act.now <= shuts) return reject('round-open');
    const seal = rows.get(Seal, roundId);
    return seal === undefined ? ok() : ok(put(boxStream(roundId), Seal, { ...seal, shut: true }));
  },
});

/** A page of the ballots that will be published. */
export const fillUrn = rule({
  type: 'urn.fill',
  args: v.object({ roundId: RoundId, page: v.pipe(v.number(), v.integer(), v.minValue(0)), kinds: Kinds }),
  reads: ({ roundId }) => [keyOf(Round, roundId), keyOf(Seal, roundId), keyOf(Counted, roundId)],
  decide: ({ roundId, page, kinds }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    if (rows.get(Round, roundId)?.areaId !== act.scope) return reject('no-such-round');
    if (isDone(roundId, rows)) return ok();
    if (rows.get(Seal, roundId)?.shut !== true) return reject('round-open');
    return ok(put(boxStream(roundId), UrnPage, { kind: 'urnPage', id: pageId(roundId, page), page, kinds }));
  },
});

/** The server keeps what it counted, before the first ballot leaves the box. */
export const keepCount = rule({
  type: 'box.count',
  args: v.object({ roundId: RoundId, facts: Facts, kinds: Kinds, pages: v.optional(pagesCount) }),
  reads: ({ roundId }) => [
    keyOf(Round, roundId),
    keyOf(Seal, roundId),
    keyOf(Counted, roundId),
    { kind: Leaf.name, prefix: `${roundId}~`, most: 1 },
  ],
  decide: ({ roundId, ...counted }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    if (rows.get(Round, roundId)?.areaId !== act.scope) return reject('no-such-round');
    if (isDone(roundId, rows)) return ok();
    const isLogged = rows.withPrefix(Leaf, `${roundId}~`).length === 0;
    if (rows.get(Seal, roundId)?.shut !== true || !isLogged) return reject('round-open');
    return ok(put(boxStream(roundId), Counted, { kind: 'counted', id: roundId, ...counted }));
  },
});

/** Whoever comes later counts a box from which ballots have gone. */
const isDone = (roundId: RoundId, rows: Rows): boolean =>
  rows.get(Round, roundId)?.countedAt !== undefined || rows.get(Counted, roundId) !== undefined;

/** The server publishes what it counted, once the box is empty: the result comes and the key to the ballots goes. */
export const publishResult = rule({
  type: 'result.publish',
  args: v.object({ roundId: RoundId }),
  reads: ({ roundId }) => [
    keyOf(Round, roundId),
    keyOf(Counted, roundId),
    keyOf(BallotLog, roundId),
    ...SINGLE.map(({ name }) => ({ kind: name, prefix: `${roundId}~`, most: PAGE })),
  ],
  decide: ({ roundId }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    const round = rows.get(Round, roundId);
    if (round === undefined || round.areaId !== act.scope) return reject('no-such-round');
    if (round.countedAt !== undefined) return ok();
    const counted = rows.get(Counted, roundId);
    if (counted === undefined) return reject('round-open');
    const box = boxStream(roundId);
    const single = SINGLE.map((kind) =>
      rows
        .withPrefix(kind, `${roundId}~`)
        .slice(0, PAGE)
        .map(({ id }) => remove(box, kind, id)),
    );
    if (single.some(({ length }) => length === PAGE)) return ok(...single);
    const { areaId } = round;
    const { size = 0, root = '' } = headsOf(rows, roundId).at(-1) ?? {};
    const { kinds, pages, facts } = counted;
    return ok(
      ...single,
      put(areaStream(areaId), Round, { ...round, countedAt: act.now }),
      put(areaStream(areaId), Result, {
        kind: 'result',
        id: roundId,
        areaId,
        countedAt: act.now,
        ...facts,
        log: { size, root },
      }),
      put(box, Urn, { kind: 'urn', id: roundId, kinds, pages }),
      remove(box, Counted, roundId),
      remove(box, Seal, roundId),
    );
  },
});
