// What a round and its ballots are to the model, and when a ballot fits its round.
import * as v from 'valibot';
import type { Reasons } from './model-shapes.ts';

export type Slip = {
  isTest: boolean;
  side: string | undefined;
  isUsed: boolean;
  isVoid: boolean;
  entry?: { by: string; text: string };
};
export type ModelRound = {
  area: string;
  door: string;
  method: v.InferOutput<typeof MethodArgs>;
  candidates: Set<string>;
  grace: number;
  endsAt: number;
  closedAt: number;
  /** Nothing goes into the box any more; what was counted is kept; the result is there. */
  isShut: boolean;
  isKept: boolean;
  isCounted: boolean;
  reasons: string[];
  readonly slips: Map<string, Slip>;
  /** By member, or by the code's hash: who can vote once, and how she has voted. */
  readonly ballots: Map<string, string>;
  /** Who holds a receipt, and with which code. */
  readonly receipts: Set<string>;
  /** By member: wrong codes that she has sent, and when. */
  readonly wrong: Map<string, Map<string, number>>;
};

export const MethodArgs = v.looseObject({
  name: v.string(),
  dots: v.optional(v.number(), 0),
  most: v.optional(v.number(), 0),
  least: v.optional(v.number(), 0),
  points: v.optional(v.number(), 0),
  criteria: v.optional(v.array(v.unknown()), []),
  equalSides: v.optional(v.boolean(), false),
});
export const MarkArgs = v.array(
  v.object({ ideaId: v.string(), points: v.number(), criterion: v.optional(v.number()) }),
);
export type Marks = v.InferOutput<typeof MarkArgs>;

export const isBySide = ({ name, equalSides }: ModelRound['method']): boolean =>
  name === 'grades' || equalSides;

/** The ballots that everybody may read after the count: none where too few voted on a side to hide each other. */
export function publishedOf({ method, ballots, slips }: ModelRound): string[] {
  const onSide = (side: string) =>
    [...ballots.keys()].filter((hash) => slips.get(hash)?.side === side).length;
  const isLonely = ['administration', 'business', 'community'].some((side) => [1, 2].includes(onSide(side)));
  return method.name === 'grades' || (method.equalSides && isLonely) ? [] : [...ballots.values()];
}

export const wrongMarks = (round: ModelRound, marks: Marks): Reasons => [
  marks.some(({ ideaId }) => !round.candidates.has(ideaId)) && 'no-such-idea',
  !isBallot(round, marks) && 'ballot-unfit',
];

/** The same ballot has the same text. */
export const textOf = (marks: Marks): string =>
  marks
    .map(({ ideaId, criterion, points }) => `${ideaId} ${criterion} ${points}`)
    .sort()
    .join();

function isBallot({ method, candidates }: ModelRound, marks: Marks): boolean {
  if (marks.length === 0) return true;
  const sum = marks.reduce((all, { points }) => all + points, 0);
  const most = Math.max(...marks.map(({ points }) => points));
  const isPlain = marks.every(({ points, criterion }) => points > 0 && criterion === undefined);
  const isEnough = (of: number) => marks.length >= Math.min(method.least, of, candidates.size);
  switch (method.name) {
    case 'dots':
      return isPlain && sum <= method.dots && most <= method.most;
    case 'points':
      return isPlain && sum <= method.points && isEnough(method.points);
    case 'grades': {
      const isGrade = ({ ideaId, points, criterion }: Marks[number]) =>
        criterion === undefined
          ? points === 0 && marks.filter((mark) => mark.ideaId === ideaId).length === 1
          : points >= 1 && points <= 5 && criterion < method.criteria.length;
      return marks.every(isGrade);
    }
    default:
      return isPlain && most === 1 && marks.length <= method.most && isEnough(method.most);
  }
}
