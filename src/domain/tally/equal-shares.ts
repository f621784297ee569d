// Equal Shares with its completions: runs with ever larger shares until one overspends, then greedy on what still fits.
import { sameCourseFor } from './ahead.ts';
import type { Completion, Election, Switches } from './election.ts';
import { fill, type Outcome, overThreshold } from './greedy.ts';
import { type Profile, profileOf } from './profile.ts';
import { type Run, type RunInput, run } from './run.ts';

/** Told after each run, so that a caller can show how far it is, or stop asking. */
export type Progress = { readonly step: number; readonly cost: bigint };

export type EqualShares = Outcome & {
  /** How often the shares were raised in the outcome that was kept. */
  readonly steps: number;
  /** The money of the first run and of the kept one: a share is this over the ballots. */
  readonly firstMoney: bigint;
  readonly money: bigint;
  /** Projects that cost nothing; those bought with shares; those that greedy added. */
  readonly free: readonly number[];
  readonly bought: readonly number[];
  readonly added: readonly number[];
  /** Whether the lot decided a purchase in any run, also in one that was not kept. */
  readonly isLotUsed: boolean;
};

const COMPLETION: Record<Completion, { raises: boolean; untilNothingFits: boolean; fills: boolean }> = {
  none: { raises: false, untilNothingFits: false, fills: false },
  util: { raises: false, untilNothingFits: false, fills: true },
  add1: { raises: true, untilNothingFits: true, fills: false },
  add1u: { raises: true, untilNothingFits: true, fills: true },
  add1n: { raises: true, untilNothingFits: false, fills: false },
  add1nu: { raises: true, untilNothingFits: false, fills: true },
};

/** Counts the election; every `next` is at most one run. */
export function* equalShares(
  election: Election,
  switches: Switches,
  profile: Profile = profileOf(election),
): Generator<Progress, EqualShares, void> {
  const allowed = overThreshold(profile, switches.threshold);
  const input = runInput(election, switches, profile);
  const firstMoney = moneyAtStart(election, switches, profile);
  const raise = switches.increment * BigInt(profile.voters);
  const { raises, untilNothingFits, fills } = COMPLETION[switches.completion];
  let kept = run(input, firstMoney);
  let [steps, isLotUsed] = [0, kept.lots > 0];
  yield { step: steps, cost: kept.cost };
  const skip = newSkip(input, raise);
  while (raises && raise > 0n && !isFinal(input, kept, untilNothingFits)) {
    const next = run(input, firstMoney + BigInt(steps + 1) * raise);
    isLotUsed ||= next.lots > 0;
    if (next.isOver) break;
    steps += 1 + skip(kept, next, firstMoney + BigInt(steps + 1) * raise);
    kept = next;
    yield { step: steps, cost: kept.cost };
  }
  const free = allowed.filter((project) => profile.projects[project]?.cost === 0n);
  const rest = allowed.filter((project) => !kept.bought.includes(project));
  const filled = fills
    ? fill(profile, rest, election.budget - kept.cost, { utility: switches.utility })
    : { selected: [], cost: 0n, ties: 0 };
  return {
    selected: [...free, ...kept.bought, ...filled.selected],
    cost: kept.cost + filled.cost,
    ties: kept.lots + filled.ties,
    steps,
    firstMoney,
    money: firstMoney + BigInt(steps) * raise,
    free,
    bought: kept.bought,
    added: filled.selected,
    isLotUsed: isLotUsed || filled.ties > 0,
  };
}

/** In larger elections almost every step changes some price: looking ahead would cost more than it saves. */
const MOST_EDGES = 3000;
const FIRST_PATIENCE = 8;
/** Looking ahead costs about as much as so many small runs. */
const WORTH = 100n;

/**
 * How many of the next steps surely have the same outcome as this one. With few voters and much money there may be
 * millions of them. It looks ahead only after some equal outcomes, and ever less often where that does not help.
 */
function newSkip(input: RunInput, raise: bigint): (before: Run, now: Run, money: bigint) => number {
  let [patience, equal] = [FIRST_PATIENCE, 0];
  return (before, now, money) => {
    equal = before.bought.join() === now.bought.join() ? equal + 1 : 0;
    if (equal < patience || input.profile.kind.length > MOST_EDGES) return 0;
    const same = sameCourseFor(input, money) / raise;
    patience = same >= WORTH ? FIRST_PATIENCE : 2 * patience;
    equal = 0;
    return Number(same);
  };
}

/** What a run may buy: projects with a cost, at least one supporter and enough points. */
export function runInput(election: Election, switches: Switches, profile: Profile): RunInput {
  const candidates = overThreshold(profile, switches.threshold).filter(
    (project) => (profile.projects[project]?.cost ?? 0n) > 0n && (profile.supporters[project] ?? 0) > 0,
  );
  return { profile, candidates, utility: switches.utility, limit: election.budget };
}

function moneyAtStart({ budget, unit }: Election, { start }: Switches, { voters }: Profile): bigint {
  const wholeShares = unit * BigInt(voters);
  if (start === 'exact' || wholeShares === 0n) return budget;
  return (budget / wholeShares) * wholeShares;
}

/**
 * Whether more money cannot be of use: nothing supported still fits, or, without that rule, everything that could ever
 * be kept is bought. (A project above the budget cannot; without this end the shares would rise for ever.)
 */
function isFinal({ profile, candidates, limit }: RunInput, kept: Run, untilNothingFits: boolean): boolean {
  const money = untilNothingFits ? limit - kept.cost : limit;
  return candidates.every(
    (project) => kept.bought.includes(project) || (profile.projects[project]?.cost ?? 0n) > money,
  );
}

/** Runs a count to its end. */
export function finish<Step, Result>(count: Generator<Step, Result, void>): Result {
  for (;;) {
    const { done, value } = count.next();
    if (done === true) return value;
  }
}
