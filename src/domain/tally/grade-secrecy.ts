// What of the Kehrä's grades may be shown: never so few members' view that one could tell who thought what.
import type { Fraction } from './fraction.ts';
import type { GradedResult, Label, Scores } from './grade-result.ts';
import { type BySide, SIDES, type SideView } from './grades.ts';

export const FEWEST_GRADERS = 3;

export type ShownResult = {
  readonly idea: string;
  readonly cost: bigint;
  readonly score: Fraction | undefined;
  readonly hasQuorum: boolean;
  readonly counts: BySide<Pick<SideView, 'roster' | 'recused' | 'graders'>>;
  /** Undefined where a side has fewer graders: two sides and the score would tell the third. */
  readonly open:
    | { readonly sides: BySide<SideView>; readonly scores: Scores; readonly label: Label }
    | undefined;
};

/** For after closing. Other orders than the main one may be shown only if every result is open. */
export function shown({ idea, cost, sides, scores, label, hasQuorum }: GradedResult): ShownResult {
  const count = ({ roster, recused, graders }: SideView) => ({ roster, recused, graders });
  const isOpen = SIDES.every((side) => sides[side].graders >= FEWEST_GRADERS);
  return {
    idea,
    cost,
    score: scores?.score,
    hasQuorum,
    counts: {
      administration: count(sides.administration),
      business: count(sides.business),
      community: count(sides.community),
    },
    open: isOpen && scores !== undefined && label !== undefined ? { sides, scores, label } : undefined,
  };
}
