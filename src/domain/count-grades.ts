// The Kehrä's grades out of its ballots: three sides that weigh the same, and of small sides nothing that tells who.
import type { Method } from './method.ts';
import type { BallotKind, Facts, ResultLine } from './result.ts';
import type { Round } from './round.ts';
import type { Fraction } from './tally/fraction.ts';
import { gradeResult, isLotUsed } from './tally/grade-result.ts';
import { type ShownResult, shown } from './tally/grade-secrecy.ts';
import { type BySide, type Grader, gradeValue, type Panel, SIDES } from './tally/grades.ts';

/** Holders of valid codes on each side of the Kehrä, whether they graded or not. */
export type Roster = BySide<number>;

type Grading = Extract<Method, { name: 'grades' }>;

export function gradeLines(
  round: Round,
  method: Grading,
  kinds: readonly BallotKind[],
  roster: Roster,
): Pick<Facts, 'lines' | 'lot'> {
  const results = gradeResult(panelOf(round, method, kinds, roster));
  const lines = results.map(shown).flatMap((result): ResultLine[] => {
    const candidate = round.candidates.find(({ ideaId }) => ideaId === result.idea);
    if (candidate === undefined) return [];
    const votes = SIDES.reduce((sum, side) => sum + result.counts[side].graders, 0);
    return [{ ideaId: candidate.ideaId, votes, points: 0, chosen: false, grades: gradesOf(result) }];
  });
  return { lines, lot: isLotUsed(results) };
}

/** Members have no names here: so many on each side, the first of them with ballots. */
function panelOf(round: Round, method: Grading, kinds: readonly BallotKind[], roster: Roster): Panel {
  const members: Grader[] = [];
  const marks: Panel['marks'][number][] = [];
  const recusals: Panel['recusals'][number][] = [];
  for (const side of SIDES) {
    const ballots = kinds
      .filter((kind) => kind.side === side)
      .flatMap((kind) => new Array<BallotKind>(kind.count).fill(kind));
    for (let number = 0; number < Math.max(roster[side], ballots.length); number++) {
      const member = `${side} ${number}`;
      members.push({ id: member, side });
      for (const { ideaId, points, criterion } of ballots[number]?.marks ?? []) {
        if (criterion === undefined) recusals.push({ member, idea: ideaId });
        else marks.push({ member, idea: ideaId, criterion: String(criterion), value: gradeValue(points) });
      }
    }
  }
  return {
    roster: members,
    criteria: method.criteria.map(({ weight }, index) => ({ id: String(index), weight: BigInt(weight) })),
    ideas: round.candidates.map(({ ideaId, cost }) => ({ id: ideaId, cost: BigInt(cost ?? 0) })),
    marks,
    recusals,
  };
}

function gradesOf({ score, hasQuorum, counts, open }: ShownResult): ResultLine['grades'] {
  const side = (name: (typeof SIDES)[number]) => ({
    ...counts[name],
    mean: open && textOf(open.sides[name].mean),
    median: open && textOf(open.sides[name].median),
  });
  return {
    score: textOf(score),
    hasQuorum,
    sides: {
      administration: side('administration'),
      business: side('business'),
      community: side('community'),
    },
    open: open && {
      floor: `${open.scores.floor.num}/${open.scores.floor.den}`,
      gap: `${open.scores.gap.num}/${open.scores.gap.den}`,
      split: `${open.scores.split.num}/${open.scores.split.den}`,
      label: open.label,
    },
  };
}

const textOf = (value: Fraction | undefined): string | undefined => value && `${value.num}/${value.den}`;
