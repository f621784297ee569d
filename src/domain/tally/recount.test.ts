// The recount of a file agrees with the count of the election in it, and says what else a person wants to know.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { asPabulib } from '../../../tests/support/as-pabulib.ts';
import { type Seeded, seeded } from '../../../tests/support/seeded.ts';
import { anySwitches, smallElection } from '../../../tests/support/small-elections.ts';
import { decimalText } from '../pabulib/decimal.ts';
import { countDots } from './dots.ts';
import type { Election } from './election.ts';
import { equalShares, finish } from './equal-shares.ts';
import { greedy } from './greedy.ts';
import { recount } from './recount.ts';
import { Recounted, Settings } from './recounted.ts';

const DEFAULTS = {
  rule: 'equal-shares',
  utility: 'cost',
  completion: 'add1u',
  start: 'exact',
  increment: '1',
} as const;

/** One group of voters: a file knows no others. */
function publishable(draw: Seeded): Election {
  const { fast } = smallElection(draw, { voters: draw.int(20), projects: 1 + draw.int(6) });
  return { ...fast, groups: 1, ballots: fast.ballots.map(({ group: _, ...ballot }) => ballot) };
}

const shuffled = (draw: Seeded, length: number): number[] =>
  [...Array(length).keys()]
    .map((at) => ({ at, by: draw.next() }))
    .sort((a, b) => a.by - b.by)
    .map(({ at }) => at);

function counted(text: string, settings: Settings) {
  const recounted = finish(recount(text, settings));
  if (recounted.outcome !== 'counted') throw new Error(JSON.stringify(recounted));
  return recounted;
}

/** What is read again may have fewer decimals than the election had: none, where all amounts are whole. */
const digitsOf = (election: Election): number => {
  const amounts = [election.budget, ...election.projects.map(({ cost }) => cost)];
  return election.unit === 10n && amounts.some((amount) => amount % 10n !== 0n) ? 1 : 0;
};

describe('agrees with the count', () => {
  it('by Equal Shares, all switches', () => {
    for (let seed = 0; seed < 600; seed++) {
      const draw = seeded(`recount ${seed}`);
      const election = publishable(draw);
      const digits = String(election.unit).length - 1;
      const switches = { ...anySwitches(draw, election), increment: draw.pick([1n, 3n]) * election.unit };
      const increment = decimalText(switches.increment, digits);
      const { selected, cost, ties, steps, isLotUsed } = finish(equalShares(election, switches));
      expect({
        seed,
        ...counted(asPabulib(election), { rule: 'equal-shares', ...switches, increment }),
      }).toMatchObject({
        seed,
        selected: selected.map((place) => `p${place}`),
        cost: decimalText(cost, digits),
        ties,
        steps,
        isLotUsed,
      });
    }
  });

  it('by greedy, and by dots with all that are tied at the line', () => {
    for (let seed = 0; seed < 300; seed++) {
      const draw = seeded(`others ${seed}`);
      const election = publishable(draw);
      const text = asPabulib(election);
      const utility = draw.pick(['cost', 'cardinality'] as const);
      const { selected, ties } = greedy(election, { utility });
      expect(counted(text, { rule: 'greedy', utility })).toMatchObject({
        selected: selected.map((place) => `p${place}`),
        ties,
        isLotUsed: ties > 0,
        steps: 0,
      });
      const sheets = election.ballots.map(({ projects, weights }) =>
        projects.map((idea, at) => ({ idea, dots: weights?.[at] ?? 1 })),
      );
      if (sheets.flat().some(({ dots }) => dots < 0)) continue;
      const line = 1 + draw.int(4);
      const forward = countDots(election.projects.length, sheets, line).filter(
        ({ goesForward }) => goesForward,
      );
      const dots = counted(text, { rule: 'dots', line });
      expect(dots).toMatchObject({
        selected: forward.map(({ idea }) => `p${idea}`),
        isLotUsed: false,
        ties: 0,
      });
      for (const { idea, people, dots: points } of forward)
        expect(dots.projects[idea]).toEqual({ id: `p${idea}`, votes: people, points });
    }
  });
});

describe('any recount', () => {
  const settingsOf = (draw: Seeded, election: Election): Settings =>
    draw.pick<Settings>([
      DEFAULTS,
      { ...DEFAULTS, completion: 'add1n', increment: digitsOf(election) === 1 ? '0.3' : '2' },
      { rule: 'greedy', utility: 'cost' },
    ]);

  it('is blind to the order of ballots, and passes its own schema when it comes out of a worker', () => {
    for (let seed = 0; seed < 200; seed++) {
      const draw = seeded(`order ${seed}`);
      const election = publishable(draw);
      const settings = v.parse(Settings, structuredClone(settingsOf(draw, election)));
      const outcome = finish(recount(asPabulib(election), settings));
      const other = asPabulib(election, shuffled(draw, election.ballots.length));
      expect(finish(recount(other, settings))).toEqual(outcome);
      expect(v.parse(Recounted, structuredClone(outcome))).toEqual(outcome);
    }
  });

  it('says how far it is: from 0 up to at most 1, never back', () => {
    let longest = 0;
    for (let seed = 0; seed < 200; seed++) {
      const draw = seeded(`progress ${seed}`);
      const election = publishable(draw);
      const parts = [...recount(asPabulib(election), settingsOf(draw, election))];
      expect(parts[0]).toBe(0);
      expect(parts).toEqual([...parts].sort((a, b) => a - b));
      for (const part of parts) expect(part).toBeLessThanOrEqual(1);
      longest = Math.max(longest, parts.length);
    }
    expect(longest).toBeGreaterThan(10);
  });
});

const FILE = `META
key;value
budget;100.5
vote_type;scoring
PROJECTS
project_id;cost
a;60.25
b;40
c;30
VOTES
voter_id;vote;points
1;a,b;2,0.5
2;;
3;c,c;1,3
4;b;0
5;a;-1
`;

describe('what is told', () => {
  it('votes, points, blank ballots, the exact cost, and what looks odd', () => {
    expect(counted(FILE, DEFAULTS)).toEqual({
      outcome: 'counted',
      selected: ['c', 'b'],
      cost: '70',
      projects: [
        { id: 'a', votes: 1, points: 10 },
        { id: 'b', votes: 1, points: 5 },
        { id: 'c', votes: 1, points: 10 },
      ],
      pointDigits: 1,
      ballots: 5,
      blank: 2,
      ties: 0,
      isLotUsed: false,
      // A share of 20.10 must grow to 30 for c and to 40 for b; then a does not fit any more.
      steps: 20,
      warnings: [{ line: 14, reason: 'a project is named twice: counted once' }],
    });
  });

  it('the line of what is wrong in a file, and the setting that does not fit it', () => {
    const unreadable = finish(recount(FILE.replace('1;a,b', '1;a,x'), DEFAULTS));
    expect(unreadable).toEqual({ outcome: 'unreadable', line: 12, reason: 'there is no project x' });
    for (const increment of ['0.001', '0', '-1', 'x']) {
      const unfit = finish(recount(FILE, { ...DEFAULTS, increment }));
      expect(unfit).toMatchObject({ outcome: 'unfit', setting: 'increment' });
      expect(v.is(Settings, { ...DEFAULTS, increment })).toBe(increment === '0.001');
    }
    expect(finish(recount(FILE, { rule: 'dots', line: 2 }))).toMatchObject({
      outcome: 'unfit',
      setting: 'rule',
    });
  });
});
