// What the server does with rounds by itself: closes them at their end, takes ballots into the log, counts, publishes.
import { Ballot } from '../../domain/ballot.ts';
import { BallotLog } from '../../domain/ballot-log.ts';
import { Counted, inPages } from '../../domain/box.ts';
import type { Roster } from '../../domain/count-grades.ts';
import { kindsOf } from '../../domain/count-round.ts';
import type { RoundId } from '../../domain/ids.ts';
import { boxStream, type Kind, keyOf } from '../../domain/kind.ts';
import { type BallotKind, type Facts, isShownOpenly, Result } from '../../domain/result.ts';
import { boxShutsAt, closingTime, Round } from '../../domain/round.ts';
import { SIDES } from '../../domain/tally/grades.ts';
import { VotingCode } from '../../domain/voting-code.ts';
import { formatCursor } from '../../protocol/cursor.ts';
import type { Bell, Clock, Storage } from '../ports.ts';
import { ofKind } from './rows-of-kind.ts';
import type { Actor } from './system-member.ts';

/** Counts ballots beside the thread that answers people. */
export type Count = (round: Round, kinds: readonly BallotKind[], roster: Roster) => Promise<Facts>;

export type RoundDeps = {
  readonly storage: Storage;
  readonly bell: Bell;
  readonly clock: Clock;
  readonly act: Actor;
  readonly count: Count;
  /** Overwrites what was removed, so that a counted round's ballots are nowhere. */
  readonly scrub: () => void;
};

/** Heads of a round's log are at least so far apart, in ms, and in a long round at least a hundredth of its time. */
const HEAD_EVERY = 60_000;
const HEADS = 100;

/** How far each box had come when nothing new was in it: a box that stands still is not read again. */
export type Seen = Map<RoundId, string>;

/** Looks after every round that has no result yet. `seen` is what it keeps in mind from one time to the next. */
export async function keepRounds(deps: RoundDeps, seen: Seen = new Map()): Promise<void> {
  const rows = await deps.storage.ofKind(Round.name);
  for (const round of ofKind(
    Round,
    rows.filter(({ countedAt }) => countedAt === undefined),
  )) {
    if (await keepRound(deps, round, seen)) deps.bell.ring(round.areaId);
  }
}

/** Does what is due; says whether there is anything new. */
async function keepRound(deps: RoundDeps, round: Round, seen: Seen): Promise<boolean> {
  const now = deps.clock();
  const time = now.toISOString();
  const closes = closingTime(round);
  if (round.closedAt === undefined && closes !== undefined && closes <= time) {
    await deed(deps, round, 'round.close');
    return true;
  }
  const shuts = boxShutsAt(round);
  if (round.closedAt !== undefined && shuts !== undefined && shuts < time) {
    await count(deps, round);
    deps.scrub();
    return true;
  }
  const head = await headDue(deps.storage, round, now, seen);
  if (head === undefined) return false;
  const isNew = await publishLeaves(deps, round);
  if (!isNew) seen.set(round.id, head);
  return isNew;
}

/** Whatever was done of this before, by this server or another, is gone on with. */
async function count(deps: RoundDeps, round: Round): Promise<void> {
  await deed(deps, round, 'box.shut');
  await publishLeaves(deps, round);
  if (!(await isThere(deps.storage, Counted, round.id))) {
    const { kinds, roster } = await boxOf(deps.storage, round);
    const facts = await deps.count(round, kinds, roster);
    const pages = inPages(isShownOpenly(round, facts) ? kinds : []);
    const [only = []] = pages;
    if (pages.length > 1)
      for (const [page, kinds] of pages.entries()) await deed(deps, round, 'urn.fill', { page, kinds });
    await deed(
      deps,
      round,
      'box.count',
      pages.length > 1 ? { facts, kinds: [], pages: pages.length } : { facts, kinds: only },
    );
  }
  // A page of the box each time; with the last one the result is there.
  while (!(await isThere(deps.storage, Result, round.id))) await deed(deps, round, 'result.publish');
}

/** Takes what was cast since the last head into the log; says whether there was anything. */
async function publishLeaves(deps: RoundDeps, round: Round): Promise<boolean> {
  const headsOf = async () => {
    const [log] = ofKind(BallotLog, await deps.storage.rows([keyOf(BallotLog, round.id)]));
    return log?.heads.length ?? 0;
  };
  const before = await headsOf();
  for (let heads = before; ; ) {
    await deed(deps, round, 'log.publish');
    const now = await headsOf();
    if (now === heads) return now > before;
    heads = now;
  }
}

async function deed({ act, clock }: RoundDeps, round: Round, type: string, args: object = {}): Promise<void> {
  const [verdict] = await act(
    [{ areaId: round.areaId, type, args: { roundId: round.id, ...args } }],
    clock(),
  );
  if (verdict?.verdict === 'rejected') throw new Error(`${type} was refused: ${verdict.code}`);
}

const isThere = async (storage: Storage, kind: Kind, id: string): Promise<boolean> =>
  (await storage.rows([keyOf(kind, id)])).length > 0;

/** How far the box has come, where it is time for a head and the box does not stand still. */
async function headDue(storage: Storage, round: Round, now: Date, seen: Seen): Promise<string | undefined> {
  const [log] = ofKind(BallotLog, await storage.rows([keyOf(BallotLog, round.id)]));
  const opened = Date.parse(round.log[0]?.at ?? now.toISOString());
  const since = now.getTime() - Date.parse(log?.heads.at(-1)?.at ?? '1970-01-01T00:00:00Z');
  if (since < Math.max(HEAD_EVERY, (now.getTime() - opened) / HEADS)) return undefined;
  const head = formatCursor(await storage.head(boxStream(round.id)));
  return seen.get(round.id) === head ? undefined : head;
}

async function boxOf(storage: Storage, round: Round) {
  const { rows } = await storage.all(boxStream(round.id));
  return { kinds: kindsOf(ofKind(Ballot, rows)), roster: await rosterOf(storage, round) };
}

/** Those whose slips were printed and not made void; asked for only where sides grade. */
async function rosterOf(storage: Storage, round: Round): Promise<Roster> {
  const codes =
    round.method.name !== 'grades'
      ? []
      : ofKind(VotingCode, await storage.ofKind(VotingCode.name)).filter(
          (code) => code.roundId === round.id && !code.isTest && code.voided === undefined,
        );
  const [administration = 0, business = 0, community = 0] = SIDES.map(
    (side) => codes.filter((code) => code.side === side).length,
  );
  return { administration, business, community };
}
