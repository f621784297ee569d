// An election counted again: the text of a .pb file and a rule in, the outcome out. Whoever counts, a server, a command
// or a phone, counts with this.
import { decimalOf, decimalText, inUnits } from '../pabulib/decimal.ts';
import { type PabulibElection, readPabulib } from '../pabulib/read.ts';
import { countDots } from './dots.ts';
import type { Ballot, Election, Switches } from './election.ts';
import { equalShares, type Progress } from './equal-shares.ts';
import { greedy } from './greedy.ts';
import { type Profile, profileOf } from './profile.ts';
import type { Recounted, Settings } from './recounted.ts';

type Of<Rule extends Settings['rule']> = Extract<Settings, { rule: Rule }>;
type Unfit = Extract<Recounted, { outcome: 'unfit' }>;
type Choice = {
  /** Places of projects, in order. */
  readonly selected: readonly number[];
  readonly ties: number;
  readonly isLotUsed: boolean;
  readonly steps: number;
};

/** Every `next` is a short piece of work and yields how far the count is, from 0 to 1, never going back. */
export function* recount(text: string, settings: Settings): Generator<number, Recounted, void> {
  const read = readPabulib(text);
  if ('reason' in read) return { outcome: 'unreadable', ...read };
  yield 0;
  const { projects, ballots } = read.election;
  const profile = profileOf(read.election);
  const choice = yield* choose(read, profile, settings);
  if ('outcome' in choice) return choice;
  const { selected, ties, isLotUsed, steps } = choice;
  const cost = selected.reduce((sum, place) => sum + (projects[place]?.cost ?? 0n), 0n);
  return {
    outcome: 'counted',
    selected: selected.flatMap((place) => projects[place]?.id ?? []),
    cost: decimalText(cost, read.digits),
    projects: projects.map(({ id }, place) => ({
      id,
      votes: profile.supporters[place] ?? 0,
      points: profile.points[place] ?? 0,
    })),
    pointDigits: read.pointDigits,
    ballots: ballots.length,
    blank: ballots.filter(isBlank).length,
    ties,
    isLotUsed,
    steps,
    warnings: [...read.warnings],
  };
}

const isBlank = ({ projects, weights }: Ballot): boolean =>
  projects.every((_, at) => weights !== undefined && weights[at] === 0);

function* choose(
  read: PabulibElection,
  profile: Profile,
  settings: Settings,
): Generator<number, Choice | Unfit, void> {
  switch (settings.rule) {
    case 'equal-shares':
      return yield* byShares(read, profile, settings);
    case 'greedy': {
      const { selected, ties } = greedy(read.election, settings, profile);
      return { selected, ties, isLotUsed: ties > 0, steps: 0 };
    }
    case 'dots':
      return byDots(read.election, settings);
  }
}

function* byShares(
  { election, digits }: PabulibElection,
  profile: Profile,
  { increment, ...settings }: Of<'equal-shares'>,
): Generator<number, Choice | Unfit, void> {
  const amount = decimalOf(increment);
  if (amount === undefined || amount.whole <= 0n || amount.digits > digits) {
    const decimals = digits === 0 ? 'a whole number' : `a number with at most ${digits} decimals`;
    const reason = `must be above 0 and, for this file, ${decimals}`;
    return { outcome: 'unfit', setting: 'increment', reason };
  }
  const switches = { ...settings, increment: inUnits(amount, digits) };
  const counting = equalShares(election, switches, profile);
  for (let part = 0; ; ) {
    const { done, value } = counting.next();
    if (done === true) return value;
    part = Math.max(part, partOf(election, switches, value));
    yield part;
  }
}

/**
 * How much of the raising of shares is behind us, if what is spent goes on growing as the shares do, until it reaches the
 * budget. A guess, for a person who waits.
 */
function partOf({ budget, ballots }: Election, { increment }: Switches, { step, cost }: Progress): number {
  const raised = step * Number(increment) * ballots.length;
  const needed = (Number(budget) + raised) * (Number(budget) / Number(cost)) - Number(budget);
  return needed > 0 ? Math.min(1, raised / needed) : 0;
}

function byDots({ projects, ballots }: Election, { line }: Of<'dots'>): Choice | Unfit {
  const sheets = ballots.map(dotsOn);
  if (sheets.some((sheet) => sheet.some(({ dots }) => dots < 0))) {
    return { outcome: 'unfit', setting: 'rule', reason: 'must be another: points of this file are negative' };
  }
  const forward = countDots(projects.length, sheets, line).filter(({ goesForward }) => goesForward);
  return { selected: forward.map(({ idea }) => idea), ties: 0, isLotUsed: false, steps: 0 };
}

/** A project that is named twice counts once, as in every rule. */
const dotsOn = ({ projects, weights }: Ballot) =>
  projects.flatMap((idea, at) =>
    projects.indexOf(idea) < at ? [] : [{ idea, dots: weights === undefined ? 1 : (weights[at] ?? 0) }],
  );
