// Whether a count of the published ballots came to the published result.
import type { Result } from '../../../domain/result.ts';
import type { Round } from '../../../domain/round.ts';
import type { Recounted, Settings } from '../../../domain/tally/recounted.ts';

/** How a round's ballots are counted again; undefined where no ballots are published. */
export function settingsOf({ method }: Pick<Round, 'method'>): Settings | undefined {
  switch (method.name) {
    case 'dots':
    case 'approval':
    case 'points':
      return { rule: 'dots', line: method.line };
    case 'budget': {
      const { utility, completion, start, increment = 100 } = method;
      // In whole euros, as the files are.
      return { rule: 'equal-shares', utility, completion, start, increment: String(increment / 100) };
    }
    case 'grades':
      return undefined;
  }
}

export type Counted = Extract<Recounted, { outcome: 'counted' }>;

/**
 * The same ballots, the same votes for everybody, and the same ideas chosen in the same order. The file names candidates
 * in the published order. What nobody wants is never chosen in a round, however much money is left.
 */
export function isSameResult(
  { candidates }: Pick<Round, 'candidates'>,
  result: Pick<Result, 'ballots' | 'blank' | 'lines'>,
  counted: Counted,
): boolean {
  if (counted.ballots !== result.ballots || counted.blank !== result.blank) return false;
  if (counted.projects.length !== candidates.length) return false;
  const ideaOf = new Map(counted.projects.map(({ id }, place) => [id, candidates[place]?.ideaId]));
  const votesOf = new Map(counted.projects.map((project) => [ideaOf.get(project.id), project]));
  const unit = 10 ** counted.pointDigits;
  const sameVotes = result.lines.every(({ ideaId, votes, points }) => {
    const again = votesOf.get(ideaId);
    return again?.votes === votes && again.points === points * unit;
  });
  const wanted = new Set(counted.projects.filter(({ votes }) => votes > 0).map(({ id }) => id));
  const chosen = counted.selected.filter((id) => wanted.has(id)).map((id) => ideaOf.get(id));
  const published = result.lines.filter((line) => line.chosen).map(({ ideaId }) => ideaId);
  return (
    sameVotes &&
    chosen.length === published.length &&
    published.every((ideaId, place) => chosen[place] === ideaId)
  );
}
