// What is published of a round, from the rows as they stand.
import * as v from 'valibot';
import { BallotLog, LogPage, leavesIn, pageKeys } from '../../domain/ballot-log.ts';
import { UrnPage, urnPageKeys } from '../../domain/box.ts';
import type { RoundId } from '../../domain/ids.ts';
import { type Kind, keyOf, type RowOf } from '../../domain/kind.ts';
import type { PublicLog } from '../../domain/public-log.ts';
import { ballotsFile, type PublishedRound } from '../../domain/published-round.ts';
import { type BallotKind, isShownOpenly, Result, Urn } from '../../domain/result.ts';
import { CandidateTitle, candidateTitleId, Round } from '../../domain/round.ts';
import type { Storage } from '../ports.ts';
import type { Refusal } from './refusal.ts';

const NONE: Refusal = { problem: 'no-such-round' };

export async function readRound(storage: Storage, roundId: RoundId): Promise<PublishedRound | Refusal> {
  const round = await one(storage, Round, roundId);
  if (round === undefined) return NONE;
  const [titles, log, result] = await Promise.all([
    storage.rows(
      round.candidates.map(({ ideaId }) => keyOf(CandidateTitle, candidateTitleId(ideaId, roundId))),
    ),
    one(storage, BallotLog, roundId),
    one(storage, Result, roundId),
  ]);
  const inOrder = titles
    .map((row) => v.parse(CandidateTitle.schema, row))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { round, titles: inOrder, heads: log?.heads ?? [], result };
}

/** The log as far as it is published: what was cast since the last head is not in it yet. */
export async function readLog(storage: Storage, roundId: RoundId): Promise<PublicLog | Refusal> {
  const round = await one(storage, Round, roundId);
  if (round === undefined) return NONE;
  // The heads first: a page that grows meanwhile holds more than they say, never less.
  const heads = (await one(storage, BallotLog, roundId))?.heads ?? [];
  const size = heads.at(-1)?.size ?? 0;
  const rows = await storage.rows(pageKeys(roundId, size));
  const pages = rows.map((row) => v.parse(LogPage.schema, row));
  return { roundId, heads: [...heads], leaves: leavesIn(pages).slice(0, size) };
}

/** All ballots of a counted round; grades are not among them, for few graders' grades would tell whose they are. */
export async function readBallots(storage: Storage, roundId: RoundId): Promise<string | Refusal> {
  const published = await readRound(storage, roundId);
  if ('problem' in published) return published;
  const { round, result } = published;
  const urn = await one(storage, Urn, roundId);
  if (urn === undefined || result === undefined || !isShownOpenly(round, result))
    return { problem: 'not-found' };
  return ballotsFile(
    published,
    urn.pages === undefined ? urn.kinds : await kindsIn(storage, roundId, urn.pages),
  );
}

async function kindsIn(storage: Storage, roundId: RoundId, count: number): Promise<BallotKind[]> {
  const rows = await storage.rows(urnPageKeys(roundId, count));
  const pages = rows.map((row) => v.parse(UrnPage.schema, row));
  return pages.sort((a, b) => a.page - b.page).flatMap(({ kinds }) => kinds);
}

async function one<K extends Kind>(storage: Storage, kind: K, id: string): Promise<RowOf<K> | undefined> {
  const [row] = await storage.rows([keyOf(kind, id)]);
  const schema: v.GenericSchema<unknown, RowOf<K>> = kind.schema;
  return row === undefined ? undefined : v.parse(schema, row);
}
