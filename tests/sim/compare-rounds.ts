// Compares rows of rounds with the model: what can be read, and what lies in the box that nobody reads.
import { Ballot, Receipt } from '../../src/domain/ballot.ts';
import type { Kind, RowOf } from '../../src/domain/kind.ts';
import { Result, Urn } from '../../src/domain/result.ts';
import { Round } from '../../src/domain/round.ts';
import { Tally } from '../../src/domain/tally-row.ts';
import { VotingCode } from '../../src/domain/voting-code.ts';
import { WrongCodes } from '../../src/domain/wrong-codes.ts';
import { publishedOf, textOf } from './model-ballots.ts';
import type { ModelRounds } from './model-rounds.ts';

type Compare = (
  what: string,
  rows: ReadonlyMap<string, unknown>,
  expected: ReadonlyMap<string, unknown>,
) => void;

/** `all` gives the living rows of a kind. */
export function compareRounds(
  { all: rounds }: ModelRounds,
  all: <K extends Kind>(kind: K) => RowOf<K>[],
  compare: Compare,
): void {
  const ballots = all(Ballot);
  const urns = all(Urn);
  const results = all(Result);
  const inUrn = (id: string): string[] =>
    urns
      .filter((urn) => urn.id === id)
      .flatMap(({ kinds }) => kinds.flatMap(({ marks, count }) => Array<string>(count).fill(textOf(marks))));
  const tallies = all(Tally);
  compare(
    'round',
    new Map(
      all(Round).map((round) => [
        round.id,
        {
          area: round.areaId,
          candidates: round.candidates.map(({ ideaId }) => String(ideaId)).sort(),
          endsAt: round.endsAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(round.endsAt),
          log: round.log.map(({ what }) => what),
          isCounted: round.countedAt !== undefined,
          result: results.find(({ id }) => id === round.id)?.ballots,
          // Whose they are cannot be told: only which ballots there are.
          ballots: [
            ...ballots.filter(({ roundId }) => roundId === round.id).map(({ marks }) => textOf(marks)),
            ...inUrn(round.id),
          ].sort(),
          counted: tallies
            .filter(({ subject }) => subject === round.id)
            .reduce((sum, tally) => sum + (tally.ballots ?? 0), 0),
        },
      ]),
    ),
    new Map(
      [...rounds].map(([id, round]) => [
        id,
        {
          area: round.area,
          candidates: [...round.candidates].sort(),
          endsAt: round.endsAt,
          log: round.reasons,
          isCounted: round.isCounted,
          result: round.isCounted ? round.ballots.size : undefined,
          ballots: round.isCounted ? publishedOf(round).sort() : [...round.ballots.values()].sort(),
          counted: round.ballots.size,
        },
      ]),
    ),
  );
  compare(
    'voting code',
    new Map(
      all(VotingCode).map(({ id, isTest, isUsed, isTyped, voided }) => [
        id,
        { isTest, isUsed, isVoid: voided !== undefined, isTyped: isTyped === true },
      ]),
    ),
    new Map(
      [...rounds].flatMap(([id, { slips }]) =>
        [...slips].map(([hash, { entry, side: _, ...slip }]) => [
          `${id}~${hash}`,
          { ...slip, isTyped: entry !== undefined && !slip.isUsed },
        ]),
      ),
    ),
  );
  compare(
    'wrong codes',
    new Map(all(WrongCodes).map(({ id, tries }) => [id, tries.map(({ hash }) => hash).sort()])),
    new Map(
      [...rounds].flatMap(([id, { wrong }]) =>
        [...wrong].map(([member, tries]) => [`${id}~${member}`, [...tries.keys()].sort()]),
      ),
    ),
  );
  compare(
    'receipt',
    new Map(all(Receipt).map(({ id }) => [id, true])),
    new Map(
      [...rounds].flatMap(([id, { receipts }]) => [...receipts].map((holder) => [`${id}~${holder}`, true])),
    ),
  );
}
