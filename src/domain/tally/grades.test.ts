// The Kehrä's grades: the laws that catch most wrong ways of adding them up, and a panel counted by hand.
import { describe, expect, it } from 'vitest';
import { type Seeded, seeded } from '../../../tests/support/seeded.ts';
import { compare, fraction } from './fraction.ts';
import {
  byMedians,
  differAtTop,
  type GradedResult,
  gradeResult,
  isLotUsed,
  leximin,
} from './grade-result.ts';
import { shown } from './grade-secrecy.ts';
import { gradeValue, type Panel, rankValues, SIDES, type Side } from './grades.ts';

type Grade = 1 | 2 | 3 | 4 | 5;
const GRADES = [1, 2, 3, 4, 5] as const;

/** Grades of one idea by one criterion, side by side. */
const panelOf = (
  grades: Readonly<Record<Side, readonly Grade[]>>,
  recused: readonly string[] = [],
): Panel => ({
  roster: SIDES.flatMap((side) => grades[side].map((_, at) => ({ id: `${side}${at}`, side }))),
  criteria: [{ id: 'use', weight: 1n }],
  ideas: [{ id: 'park', cost: 1n }],
  marks: SIDES.flatMap((side) =>
    grades[side].map((grade, at) => ({
      member: `${side}${at}`,
      idea: 'park',
      criterion: 'use',
      value: gradeValue(grade),
    })),
  ),
  recusals: recused.map((member) => ({ member, idea: 'park' })),
});

function randomPanel(draw: Seeded): Panel {
  const roster = SIDES.flatMap((side) =>
    Array.from({ length: 1 + draw.int(4) }, (_, at) => ({ id: `${side}${at}`, side })),
  );
  const criteria = Array.from({ length: 1 + draw.int(2) }, (_, at) => ({
    id: `c${at}`,
    weight: BigInt(1 + draw.int(3)),
  }));
  const ideas = Array.from({ length: 1 + draw.int(4) }, (_, at) => ({
    id: `i${at}`,
    cost: BigInt(draw.int(3)),
  }));
  return {
    roster,
    criteria,
    ideas,
    recusals: roster.flatMap(({ id }) =>
      draw.chance(0.1) ? [{ member: id, idea: draw.pick(ideas).id }] : [],
    ),
    marks: roster.flatMap(({ id: member }) =>
      ideas.flatMap(({ id: idea }) =>
        criteria.flatMap(({ id: criterion }) =>
          draw.chance(0.85) ? [{ member, idea, criterion, value: gradeValue(draw.pick(GRADES)) }] : [],
        ),
      ),
    ),
  };
}

const essence = (results: readonly GradedResult[]) =>
  results.map(({ idea, scores, label }) => ({ idea, scores, label }));

function eachPanel(check: (panel: Panel, results: GradedResult[], draw: Seeded) => void): void {
  for (let seed = 0; seed < 300; seed++) {
    const draw = seeded(`panel ${seed}`);
    const panel = randomPanel(draw);
    check(panel, gradeResult(panel), draw);
  }
}

describe('laws', () => {
  it('doubling every member of one side changes nothing', () => {
    eachPanel((panel, results, draw) => {
      const side = draw.pick(SIDES);
      const twins = new Set(panel.roster.filter((member) => member.side === side).map(({ id }) => id));
      const double = <Item extends { readonly member: string }>(items: readonly Item[]): Item[] =>
        items.flatMap((item) =>
          twins.has(item.member) ? [item, { ...item, member: `${item.member}'` }] : [item],
        );
      const doubled = {
        ...panel,
        roster: [...panel.roster, ...[...twins].map((id) => ({ id: `${id}'`, side }))],
        marks: double(panel.marks),
        recusals: double(panel.recusals),
      };
      expect(essence(gradeResult(doubled))).toEqual(essence(results));
    });
  });

  it('renaming members and shuffling marks changes nothing', () => {
    eachPanel((panel, results) => {
      const renamed = {
        ...panel,
        roster: panel.roster.map(({ id, side }) => ({ id: `x${id}`, side })).reverse(),
        marks: panel.marks.map((mark) => ({ ...mark, member: `x${mark.member}` })).reverse(),
        recusals: panel.recusals.map((recusal) => ({ ...recusal, member: `x${recusal.member}` })),
      };
      expect(gradeResult(renamed)).toEqual(results);
    });
  });

  it('raising one grade never lowers that idea', () => {
    eachPanel((panel, results, draw) => {
      if (panel.marks.length === 0) return;
      const raised = draw.pick(panel.marks);
      const better = panel.marks.map((mark) => (mark === raised ? { ...mark, value: fraction(1n) } : mark));
      const after = gradeResult({ ...panel, marks: better });
      for (const view of [(list: GradedResult[]) => list, leximin, byMedians]) {
        const place = (list: GradedResult[]): number =>
          view(list).findIndex(({ idea }) => idea === raised.idea);
        expect(place(after)).toBeLessThanOrEqual(place(results));
      }
    });
  });

  it('what every side prefers is above', () => {
    eachPanel((_, results) => {
      results.forEach((above, at) => {
        for (const below of results.slice(at + 1)) {
          const isBetter = SIDES.every((side) => {
            const [mine, theirs] = [above.sides[side].mean, below.sides[side].mean];
            return mine !== undefined && theirs !== undefined && compare(mine, theirs) < 0;
          });
          expect(isBetter).toBe(false);
        }
      });
    });
  });

  it('an abstention is not a zero, and neither is a recusal', () => {
    const all = { administration: [5, 5], business: [4, 4], community: [5, 1] } as const;
    const [full] = gradeResult(panelOf(all));
    const panel = panelOf(all);
    const [abstained] = gradeResult({ ...panel, marks: panel.marks.slice(0, -1) });
    const [recused] = gradeResult(panelOf(all, ['community1']));
    expect(abstained?.sides.community.mean).toEqual(fraction(1n));
    expect(full?.sides.community.mean).toEqual(fraction(1n, 2n));
    expect(recused?.scores).toEqual(abstained?.scores);
    expect(abstained?.sides.community).toMatchObject({ roster: 2, recused: 0, graders: 1 });
    expect(recused?.sides.community).toMatchObject({ roster: 1, recused: 1, graders: 1 });
  });
});

it('the lot is told of where another lot gives another order, and only there', () => {
  const orderOf = (results: readonly GradedResult[]): string[] =>
    results.filter(({ scores }) => scores !== undefined).map(({ idea }) => idea);
  let used = 0;
  eachPanel((panel, _, draw) => {
    const [first = { id: '', cost: 0n }, ...others] = panel.ideas;
    const twin = { id: 'twin', cost: first.cost };
    const marks = panel.marks.flatMap((mark) =>
      mark.idea === first.id ? [mark, { ...mark, idea: twin.id }] : [mark],
    );
    const withTwin = { ...panel, marks, ideas: [first, ...others, twin] };
    const asked = draw.chance(0.3) ? withTwin : panel;
    const results = gradeResult(asked);
    const otherwise = gradeResult({ ...asked, ideas: [...asked.ideas].reverse() });
    expect(isLotUsed(results)).toBe(orderOf(otherwise).join() !== orderOf(results).join());
    expect(isLotUsed(otherwise)).toBe(isLotUsed(results));
    if (isLotUsed(results)) used++;
  });
  expect(used).toBeGreaterThan(20);
});

describe('by hand', () => {
  it('scores, floor, gap and split', () => {
    const [result] = gradeResult(panelOf({ administration: [5, 3], business: [1, 1, 5], community: [4] }));
    // Means 3/4, 1/3, 3/4; variances 1/16, 2/9, 0.
    expect(result?.scores).toMatchObject({
      score: fraction(11n, 18n),
      floor: fraction(1n, 3n),
      gap: fraction(5n, 12n),
      split: fraction(41n, 108n),
    });
    expect(result?.label).toBe('between-sides');
    expect(result?.sides.administration.median).toEqual(fraction(1n, 2n));
    expect(result?.sides.business.median).toEqual(fraction(0n));
  });

  it('labels at their thresholds, which are part of them', () => {
    const label = (
      administration: readonly Grade[],
      business: readonly Grade[],
      community: readonly Grade[],
    ) => gradeResult(panelOf({ administration, business, community }))[0]?.label;
    expect(label([5, 5], [4, 4], [4, 4])).toBe('agreed');
    // Floor exactly 3/5, gap 3/20.
    expect(label([4, 4, 4, 4, 1], [4, 4, 4, 4, 1], [4, 4, 4, 4])).toBe('agreed');
    expect(label([5, 5], [4, 4], [3, 3])).toBe('between-sides');
    // Gap exactly 2/5: 1 and 3/5.
    expect(label([5, 5, 5, 5, 5], [5, 5, 5, 5, 5], [5, 5, 5, 1, 1])).toBe('between-sides');
    expect(label([5, 1], [5, 1], [3, 3])).toBe('within-sides');
    expect(label([3, 3], [3, 3], [3, 3])).toBe('open');
  });

  it('weights criteria as published', () => {
    const one = panelOf({ administration: [5], business: [5], community: [5] });
    const marks = one.marks.flatMap((mark) => [mark, { ...mark, criterion: 'cost', value: fraction(0n) }]);
    const criteria = [
      { id: 'use', weight: 3n },
      { id: 'cost', weight: 1n },
    ];
    expect(gradeResult({ ...one, criteria, marks })[0]?.scores?.score).toEqual(fraction(3n, 4n));
    // A criterion that a side did not grade: no score rather than a wrong one.
    expect(gradeResult({ ...one, criteria, marks: marks.slice(0, -1) })[0]?.scores).toBeUndefined();
  });

  it('asks every side, half of all and more than half outsiders for a quorum', () => {
    const has = (a: number, b: number, c: number, missing: readonly string[] = []): boolean => {
      const grades = (count: number): Grade[] => Array.from({ length: count }, () => 3);
      const panel = panelOf({ administration: grades(a), business: grades(b), community: grades(c) });
      const marks = panel.marks.filter(({ member }) => !missing.includes(member));
      return gradeResult({ ...panel, marks })[0]?.hasQuorum ?? false;
    };
    expect(has(2, 2, 2)).toBe(true);
    expect(has(1, 3, 3)).toBe(false);
    expect(has(3, 3, 3, ['community0'])).toBe(true);
    expect(has(3, 3, 3, ['community0', 'community1'])).toBe(false);
    expect(has(5, 3, 3)).toBe(true);
    expect(has(6, 3, 3)).toBe(false);
    expect(has(2, 5, 5, ['business0', 'business1', 'business2'])).toBe(false);
  });

  it('never shows fewer than three members, nor what would tell their view', () => {
    const [small] = gradeResult(
      panelOf({ administration: [1, 2], business: [3, 3, 3], community: [5, 5, 5] }),
    );
    const [large] = gradeResult(
      panelOf({ administration: [1, 2, 2], business: [3, 3, 3], community: [5, 5, 5] }),
    );
    expect(small && shown(small)).toMatchObject({ open: undefined, score: small?.scores?.score });
    expect(large && shown(large).open).toMatchObject({ scores: large?.scores });
  });

  it('turns rankings into values', () => {
    const values = rankValues(['a', 'b'], ['d', 'c', 'b', 'a', 'e']);
    expect(Object.fromEntries(values)).toEqual({
      a: fraction(1n),
      b: fraction(3n, 4n),
      c: fraction(1n, 4n),
      d: fraction(1n, 4n),
      e: fraction(1n, 4n),
    });
    expect(rankValues([], ['a']).get('a')).toEqual(fraction(1n));
  });

  it('says when mean and median name another top', () => {
    const ideas = [
      { id: 'a', cost: 1n },
      { id: 'b', cost: 1n },
    ];
    const base = panelOf({ administration: [3, 3, 3], business: [3, 3, 3], community: [5, 5, 1] });
    const others = panelOf({ administration: [3, 3, 3], business: [3, 3, 3], community: [4, 4, 4] });
    const marks = [
      ...base.marks.map((mark) => ({ ...mark, idea: 'a' })),
      ...others.marks.map((mark) => ({ ...mark, idea: 'b' })),
    ];
    const results = gradeResult({ ...base, ideas, marks });
    expect(results.map(({ idea }) => idea)).toEqual(['b', 'a']);
    expect(byMedians(results).map(({ idea }) => idea)).toEqual(['a', 'b']);
    expect(differAtTop(results, byMedians(results), 1)).toBe(true);
    expect(differAtTop(results, leximin(results), 2)).toBe(false);
  });
});
