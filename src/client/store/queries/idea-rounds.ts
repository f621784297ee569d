// In which votes an idea stands or stood, and what came of it there: so that every author is told.
import type { IdeaId } from '../../../domain/ids.ts';
import { Result } from '../../../domain/result.ts';
import { Round } from '../../../domain/round.ts';
import type { LocalText } from '../../../domain/text.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll } from '../view.ts';

export type IdeaRound = {
  readonly roundId: string;
  readonly title: LocalText;
  readonly state: 'open' | 'counting' | 'forward' | 'money' | 'not' | 'graded';
};

/** The votes of an area by the ideas in them, the newest first. */
export async function ideaRounds(
  db: KehraDb,
  areaId: string,
): Promise<ReadonlyMap<string, readonly IdeaRound[]>> {
  const overlay = await overlayOf(db);
  const stream = `area/${areaId}`;
  const [rounds, results] = await Promise.all([
    viewAll(db, overlay, Round, stream, (round) => round.areaId === areaId),
    viewAll(db, overlay, Result, stream, (result) => result.areaId === areaId),
  ]);
  const byIdea = new Map<string, IdeaRound[]>();
  const openedAt = ({ log }: Round): string => log[0]?.at ?? '';
  for (const round of rounds.sort((a, b) => (openedAt(a) < openedAt(b) ? 1 : -1))) {
    const result = results.find(({ id }) => id === round.id);
    for (const { ideaId } of round.candidates) {
      const state = stateOf(round, result, ideaId);
      const known = byIdea.get(ideaId) ?? [];
      byIdea.set(ideaId, [...known, { roundId: round.id, title: round.title, state }]);
    }
  }
  return byIdea;
}

function stateOf(round: Round, result: Result | undefined, ideaId: IdeaId): IdeaRound['state'] {
  if (round.closedAt === undefined) return 'open';
  if (result === undefined) return 'counting';
  if (round.method.name === 'grades') return 'graded';
  const isChosen = result.lines.some((line) => line.ideaId === ideaId && line.chosen);
  if (!isChosen) return 'not';
  return round.method.name === 'budget' ? 'money' : 'forward';
}
