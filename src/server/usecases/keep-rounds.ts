import { Ballot, Leaf } from '../../domain/ballot.ts';
import { BallotLog } from '../../domain/ballot-log.ts';
import type { Roster } from '../../domain/count-grades.ts';
import { kindsOf } from '../../domain/count-round.ts';
import type { RoundId } from '../../domain/ids.ts';
import { boxStream, keyOf } from '../../domain/kind.ts';
import type { BallotKind, Facts } from '../../domain/result.ts';
import { boxShutsAt, closingTime, Round } from '../../domain/round.ts';
import { SIDES } from '../../domain/tally/grades.ts';
import { VotingCode } from '../../domain/voting-code.ts';
import { formatCursor } from '../../protocol/cursor.ts';
import type { Bell, Clock, Storage } from '../ports.ts';
import { ofKind } from './rows-of-kind.ts';
import type { Actor, Deed } from './system-member.ts';

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

/** Does what is due; says whether anything was. */
async function keepRound(deps: RoundDeps, round: Round, seen: Seen): Promise<boolean> {
  const now = deps.clock();
  const time = now.toISOString();
  const closes = closingTime(round);
  const deed = (type: string, args: object): Deed => ({
    areaId: round.areaId,
    type,
    args: { roundId: round.id, ...args },
  });
  if (round.closedAt === undefined && closes !== undefined && closes <= time) {
    await deps.act([deed('round.close', {})], now);
    return true;
  }
  const shuts = boxShutsAt(round);
  if (round.closedAt !== undefined && shuts !== undefined && shuts < time) {
    await deps.act([deed('log.publish', {})], now);
    const { kinds, roster } = await boxOf(deps.storage, round);
    const facts = await deps.count(round, kinds, roster);
    // A ballot that came in meanwhile makes the server refuse this result: it is counted anew the next time.
    const [verdict] = await deps.act([deed('result.publish', { ...facts, kinds })], deps.clock());
    if (verdict?.verdict !== 'rejected') deps.scrub();
    else if (verdict.code !== 'round-open') throw new Error(`a result was refused: ${verdict.code}`);
    return true;
  }
  if (!(await isHeadDue(deps.storage, round, now, seen))) return false;
  await deps.act([deed('log.publish', {})], now);
  return true;
}

async function isHeadDue(storage: Storage, round: Round, now: Date, seen: Seen): Promise<boolean> {
  const [log] = ofKind(BallotLog, await storage.rows([keyOf(BallotLog, round.id)]));
  const opened = Date.parse(round.log[0]?.at ?? now.toISOString());
  const since = now.getTime() - Date.parse(log?.heads.at(-1)?.at ?? '1970-01-01T00:00:00Z');
  if (since < Math.max(HEAD_EVERY, (now.getTime() - opened) / HEADS)) return false;
  const head = formatCursor(await storage.head(boxStream(round.id)));
  if (seen.get(round.id) === head) return false;
  const { rows } = await storage.all(boxStream(round.id));
  const isNew = rows.some((row) => row.kind === Leaf.name);
  if (!isNew) seen.set(round.id, head);
  return isNew;
}

async function boxOf(storage: Storage, round: Round) {
  const { rows } = await storage.all(boxStream(round.id));
  const codes = ofKind(VotingCode, await storage.ofKind(VotingCode.name)).filter(
    (code) => code.roundId === round.id && !code.isTest && code.voided === undefined,
  );
  const [administration = 0, business = 0, community = 0] = SIDES.map(
    (side) => codes.filter((code) => code.side === side).length,
  );
  return { kinds: kindsOf(ofKind(Ballot, rows)), roster: { administration, business, community } };
}
