// Counting straight from the definition, voter by voter, in exact fractions: slow, and sharing no code with the real one.

type Q = readonly [bigint, bigint];
const q = (n: bigint, d: bigint): Q => {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return [n / a, d / a];
};
const sub = ([a, b]: Q, [c, d]: Q): Q => q(a * d - c * b, b * d);
const cmp = ([a, b]: Q, [c, d]: Q): number => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
const by = ([a, b]: Q, n: bigint): Q => q(a * n, b);
const per = ([a, b]: Q, n: bigint): Q => q(a, b * n);

export type SlowElection = {
  budget: bigint;
  unit: bigint;
  costs: bigint[];
  /** Points of every voter for every project. */
  points: number[][];
  /** The group of every voter. */
  group: number[];
  groups: number;
};
export type SlowSwitches = {
  utility: 'cost' | 'cardinality';
  completion: string;
  start: 'exact' | 'whole';
  increment: bigint;
};
export type SlowOutcome = { selected: number[]; ties: number; steps: number };

const ids = (election: SlowElection): number[] => election.costs.map((_, p) => p);
const cost = (election: SlowElection, p: number): bigint => election.costs[p] ?? 0n;
const weight = (election: SlowElection, i: number, p: number): number => election.points[i]?.[p] ?? 0;
const total = (election: SlowElection, p: number): number =>
  election.points.reduce((sum, row) => sum + (row[p] ?? 0), 0);
const sumOf = (election: SlowElection, list: number[]): bigint =>
  list.reduce((sum, p) => sum + cost(election, p), 0n);

/** Cost, then points: 0 where only the lot is left. */
const lastResort = (e: SlowElection, a: number, b: number): number =>
  cost(e, a) !== cost(e, b) ? (cost(e, a) < cost(e, b) ? -1 : 1) : total(e, b) - total(e, a);

export function slowGreedy(
  e: SlowElection,
  utility: 'cost' | 'cardinality',
  stop = false,
  had: number[] = ids(e).filter((p) => cost(e, p) === 0n),
): SlowOutcome {
  const worse = (a: number, b: number): number => {
    const [x, y] = [BigInt(total(e, a)), BigInt(total(e, b))];
    const first = utility === 'cost' ? y - x : y * cost(e, a) - x * cost(e, b);
    return first < 0n ? -1 : first > 0n ? 1 : lastResort(e, a, b);
  };
  const selected = [...had];
  let waiting = ids(e).filter((p) => !had.includes(p));
  let ties = 0;
  while (waiting.length > 0) {
    const best = waiting.filter((p) => waiting.every((r) => worse(p, r) <= 0));
    const [p = 0] = best;
    waiting = waiting.filter((r) => r !== p);
    if (sumOf(e, selected) + cost(e, p) <= e.budget) {
      selected.push(p);
      if (best.length > 1) ties++;
    } else if (stop) break;
  }
  return { selected, ties, steps: 0 };
}

/** The price for one point, or nothing where the supporters cannot pay. */
function priceOf(e: SlowElection, p: number, held: Q[]): Q | undefined {
  const sup = held.map((_, i) => i).filter((i) => weight(e, i, p) > 0);
  const w = (i: number): bigint => BigInt(weight(e, i, p));
  const have = sup.reduce<Q>((sum, i) => sub(sum, by(held[i] ?? [0n, 1n], -1n)), [0n, 1n]);
  if (sup.length === 0 || cmp(have, [cost(e, p), 1n]) < 0) return undefined;
  const share = (i: number): Q => held[i] ?? [0n, 1n];
  sup.sort((i, j) => cmp(per(share(i), w(i)), per(share(j), w(j))));
  let need: Q = [cost(e, p), 1n];
  let points = sup.reduce((sum, i) => sum + w(i), 0n);
  for (const i of sup) {
    if (cmp(by(need, w(i)), by(share(i), points)) <= 0) break;
    need = sub(need, share(i));
    points -= w(i);
  }
  return per(need, points);
}

function slowRun(e: SlowElection, utility: 'cost' | 'cardinality', money: bigint): SlowOutcome {
  const size = (g: number): bigint => BigInt(e.group.filter((each) => each === g).length);
  const held = e.group.map((g) => q(money, BigInt(e.groups) * size(g)));
  let waiting = ids(e).filter((p) => cost(e, p) > 0n);
  const selected: number[] = [];
  let ties = 0;
  for (;;) {
    const priced = waiting.flatMap((p) => {
      const price = priceOf(e, p, held);
      if (price === undefined) return [];
      const badness = utility === 'cost' ? per(price, cost(e, p)) : price;
      return [{ p, price, badness }];
    });
    const better = (a: (typeof priced)[number], b: (typeof priced)[number]): number =>
      cmp(a.badness, b.badness) || lastResort(e, a.p, b.p);
    const best = priced.filter((a) => priced.every((b) => better(a, b) <= 0));
    const [winner] = best;
    if (winner === undefined) return { selected, ties, steps: 0 };
    if (best.length > 1) ties++;
    held.forEach((share, i) => {
      const asked = by(winner.price, BigInt(Math.max(0, weight(e, i, winner.p))));
      held[i] = cmp(asked, share) < 0 ? sub(share, asked) : [0n, 1n];
    });
    // Whoever gives it no points pays nothing: asked is then 0, and 0 < share or both are 0.
    selected.push(winner.p);
    waiting = waiting.filter((p) => p !== winner.p);
  }
}

export function slowEqualShares(e: SlowElection, switches: SlowSwitches): SlowOutcome {
  const { utility, completion, increment } = switches;
  const n = BigInt(e.points.length);
  const whole = e.unit * n;
  const first = switches.start === 'exact' || whole === 0n ? e.budget : (e.budget / whole) * whole;
  const supported = ids(e).filter((p) => cost(e, p) > 0n && e.points.some((row) => (row[p] ?? 0) > 0));
  let kept = slowRun(e, utility, first);
  let k = 0n;
  while (completion.startsWith('add1') && n > 0n) {
    const spent = sumOf(e, kept.selected);
    const open = supported.filter((p) => !kept.selected.includes(p));
    const nothingFits = open.every((p) => spent + cost(e, p) > e.budget);
    if (!completion.startsWith('add1n') && nothingFits) break;
    if (open.every((p) => cost(e, p) > e.budget)) break;
    const next = slowRun(e, utility, first + (k + 1n) * increment * n);
    if (sumOf(e, next.selected) > e.budget) break;
    kept = next;
    k++;
  }
  const had = [...ids(e).filter((p) => cost(e, p) === 0n), ...kept.selected];
  if (!['util', 'add1u', 'add1nu'].includes(completion)) return { ...kept, selected: had, steps: Number(k) };
  const filled = slowGreedy(e, utility, false, had);
  return { selected: filled.selected, ties: kept.ties + filled.ties, steps: Number(k) };
}
