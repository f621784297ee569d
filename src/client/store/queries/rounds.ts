// Votes as a person sees them: which rounds there are, how far each is, and what became of her own ballot.
import { castBallot, Receipt } from '../../../domain/ballot.ts';
import { BallotLog, type Head } from '../../../domain/ballot-log.ts';
import type { AreaId } from '../../../domain/ids.ts';
import { Mailbox } from '../../../domain/mailbox.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { Result } from '../../../domain/result.ts';
import {
  type Candidate,
  CandidateTitle,
  candidateTitleId,
  closingTime,
  Round,
} from '../../../domain/round.ts';
import type { Side } from '../../../domain/tally/grades.ts';
import { Tally } from '../../../domain/tally-row.ts';
import type { LocalText } from '../../../domain/text.ts';
import { Theme } from '../../../domain/theme.ts';
import { type KeptBallot, keptBallot } from '../ballot-args.ts';
import type { KehraDb } from '../db.ts';
import type { Overlay } from '../overlay.ts';
import { overlayOf } from '../overlay-now.ts';
import { parseRecord, viewAll, viewRow, withPending } from '../view.ts';
import { heldBack } from './me.ts';
import { myCommands } from './my-commands.ts';

/**
 * Where a round is: `ended` where its end has come by this phone's clock, which may be wrong; only the server closes and
 * counts.
 */
export type RoundState = 'open' | 'ended' | 'counting' | 'counted';

/** A ballot that was cast on this phone: `recorded` only once the server has said so. */
export type OwnBallot = KeptBallot & {
  /** Of its command. */
  readonly id: string;
  readonly fate: /** `isHeld` where too many wrong codes came before it: it is sent again by itself. */
    | { readonly state: 'waiting'; readonly isHeld: boolean }
    | {
        readonly state: 'recorded';
        readonly leaf: string | undefined;
        readonly isTest: boolean;
        readonly side?: Side | undefined;
      }
    | { readonly state: 'refused'; readonly code: RejectCode };
};

export type RoundCard = {
  readonly round: Round;
  readonly state: RoundState;
  /** Ballots that were cast, as far as this phone has heard; her own waiting one is not among them. */
  readonly turnout: number;
  /** The newest ballot of this phone. */
  readonly own: OwnBallot | undefined;
};

export type RoundCandidate = Candidate & {
  /** As it stood at the opening; empty where a host has hidden the idea since. */
  readonly title: string;
  readonly theme: Theme | undefined;
};

export type RoundView = RoundCard & {
  /** In the published lot order; screens shuffle them for each voter. */
  readonly candidates: readonly RoundCandidate[];
  /** Whether all titles are here: from an address the round itself comes first. */
  readonly isWhole: boolean;
  /** Ballots of this phone by the code they were cast with, the newest of each; one where no codes are used. */
  readonly ballots: readonly OwnBallot[];
  /** The ballot of this phone that counts, whatever became of later ones. */
  readonly counted: OwnBallot | undefined;
  readonly result: Result | undefined;
  /** Published heads of the ballot log. */
  readonly heads: readonly Head[];
  /** Her proven e-mail address, for votes that ask for one. */
  readonly address: string | undefined;
  /** For the order of candidates: the same for a person every time, another for everybody else. */
  readonly voter: string;
};

const stateOf = (round: Round, now: number): RoundState => {
  if (round.countedAt !== undefined) return 'counted';
  if (round.closedAt !== undefined) return 'counting';
  const closes = closingTime(round);
  return closes !== undefined && Date.parse(closes) <= now ? 'ended' : 'open';
};

/** All rounds of an area: open ones first, then the newest. `now` is in ms. */
export async function roundCards(db: KehraDb, areaId: AreaId, now: number): Promise<RoundCard[]> {
  const overlay = await overlayOf(db);
  const rounds = await viewAll(db, overlay, Round, `area/${areaId}`, (round) => round.areaId === areaId);
  const ballots = await ownBallots(db, overlay);
  const cards = await Promise.all(rounds.map((round) => cardOf(db, round, ballots, now)));
  const openedAt = ({ round }: RoundCard): string => round.log[0]?.at ?? '';
  return cards.sort(
    (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || (openedAt(a) < openedAt(b) ? 1 : -1),
  );
}

/** The newest that the server has recorded, of those that were not cast with a test code. */
export const countedBallot = (ballots: readonly OwnBallot[]): OwnBallot | undefined =>
  ballots.find(({ fate }) => fate.state === 'recorded' && !fate.isTest);

/** One round with all that its screens show; undefined where this phone has none of that id. */
export async function roundView(db: KehraDb, roundId: string, now: number): Promise<RoundView | undefined> {
  const overlay = await overlayOf(db);
  const round = await viewRow(db, overlay, Round, roundId);
  if (round === undefined) return undefined;
  const stream = `area/${round.areaId}`;
  const [ballots, titles, themes, result, log, mailbox] = await Promise.all([
    ownBallots(db, overlay),
    db.rows.where('[kind+parent]').equals([CandidateTitle.name, round.id]).toArray(),
    viewAll(db, overlay, Theme, stream, (theme) => theme.areaId === round.areaId),
    viewRow(db, overlay, Result, round.id),
    viewRow(db, overlay, BallotLog, round.id),
    viewRow(db, overlay, Mailbox, overlay.member),
  ]);
  const known = withPending(overlay, CandidateTitle, titles, (title) => title.roundId === round.id);
  const titleOf = new Map(known.map(({ id, title }) => [id, title]));
  const own = ballots.filter((ballot) => ballot.roundId === round.id);
  const isNewest = ({ slip }: OwnBallot, index: number): boolean =>
    own.findIndex((other) => other.slip === slip) === index;
  return {
    ...(await cardOf(db, round, ballots, now)),
    candidates: round.candidates.map((candidate) => ({
      ...candidate,
      title: titleOf.get(candidateTitleId(candidate.ideaId, round.id)) ?? '',
      theme: themes.find(({ id }) => id === candidate.themeId),
    })),
    isWhole: round.candidates.every(({ ideaId }) => titleOf.has(candidateTitleId(ideaId, round.id))),
    ballots: own.filter(isNewest),
    counted: countedBallot(own),
    result,
    heads: log?.heads ?? [],
    address: mailbox?.address,
    voter: overlay.member,
  };
}

/** What a vote is called, where only that is wanted. */
export const roundTitle = async (db: KehraDb, roundId: string): Promise<LocalText | undefined> =>
  (await viewRow(db, await overlayOf(db), Round, roundId))?.title;

async function cardOf(
  db: KehraDb,
  round: Round,
  ballots: readonly OwnBallot[],
  now: number,
): Promise<RoundCard> {
  const tallies = await db.rows.where('[kind+parent]').equals([Tally.name, round.id]).toArray();
  return {
    round,
    state: stateOf(round, now),
    turnout: tallies.reduce((sum, record) => sum + (parseRecord(Tally, record)?.ballots ?? 0), 0),
    own: ballots.find(({ roundId }) => roundId === round.id),
  };
}

/** Ballots that were cast on this phone, newest first. */
async function ownBallots(db: KehraDb, overlay: Overlay): Promise<OwnBallot[]> {
  const cast = await myCommands(db, [castBallot.type]);
  const receipts = await viewAll(db, overlay, Receipt, 'me', () => true);
  const held = new Set(await heldBack(db));
  return cast.flatMap(({ command: { id, args }, fate }) => {
    const kept = keptBallot(args);
    if (kept === undefined) return [];
    const own = receipts.find(({ roundId, leaf }) => roundId === kept.roundId && leaf === kept.leaf);
    return { ...kept, id, fate: held.has(id) ? { state: 'waiting', isHeld: true } : fateOf(fate, own) };
  });
}

function fateOf(
  fate: Awaited<ReturnType<typeof myCommands>>[number]['fate'],
  receipt: Receipt | undefined,
): OwnBallot['fate'] {
  switch (fate.state) {
    case 'waiting':
      return { state: 'waiting', isHeld: false };
    case 'refused':
      return { state: 'refused', code: fate.code };
    case 'sent':
      return {
        state: 'recorded',
        leaf: receipt?.leaf,
        isTest: receipt?.isTest ?? false,
        side: receipt?.side,
      };
  }
}
