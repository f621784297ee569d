// How much more money there may be until a run of Equal Shares takes another course: lets add1 skip steps, exactly.
import { compareWhole, lcm } from './fraction.ts';
import { compareTied } from './order.ts';
import type { Profile } from './profile.ts';
import type { RunInput } from './run.ts';

/**
 * at + slope × (money added), over a common denominator. As long as every comparison of a run comes out the same, all
 * shares and prices are such lines; so each comparison holds up to a sum that can be told exactly.
 */
type Line = { readonly at: bigint; readonly slope: bigint };
const NOTHING: Line = { at: 0n, slope: 0n };
const scaled = ({ at, slope }: Line, by: bigint): Line => ({ at: at * by, slope: slope * by });
const less = (a: Line, b: Line): Line => ({ at: a.at - b.at, slope: a.slope - b.slope });

type Offer = {
  readonly project: number;
  readonly need: Line;
  readonly points: bigint;
  readonly emptied: Set<number>;
};

/** Above any sum that matters. */
const NO_LIMIT = 10n ** 40n;

/** All runs with `money` up to `money` plus the answer buy the same projects in the same order, by the same lots. */
export function sameCourseFor(input: RunInput, money: bigint): bigint {
  const { profile, candidates, limit } = input;
  const { groupSizes, count, group } = profile;
  const groups = BigInt(groupSizes.length);
  const sizes = groupSizes.map((size) => BigInt(Math.max(1, size)));
  let den = groups * sizes.reduce(lcm, 1n);
  let shares = Array.from(group, (g): Line => {
    const slope = den / (groups * (sizes[g] ?? 1n));
    return { at: money * slope, slope };
  });
  let room = NO_LIMIT;
  /** The line must stay at zero or above. */
  const keep = ({ at, slope }: Line): void => {
    if (slope < 0n && at / -slope < room) room = at / -slope;
  };
  /** The line must stay above zero. */
  const keepAbove = ({ at, slope }: Line): void => keep({ at: at - 1n, slope });

  let inPlay = [...candidates];
  let spent = 0n;
  while (room > 0n && spent <= limit) {
    const offers = inPlay.flatMap((project) => offerOf(profile, shares, den, project, keep, keepAbove) ?? []);
    const [winner] = [...offers].sort((a, b) => comparison(input, a, b) || a.project - b.project);
    if (winner === undefined) break;
    for (const other of offers) {
      if (other === winner) continue;
      const lead = less(measure(input, other, winner), measure(input, winner, other));
      if (lead.at > 0n) keepAbove(lead);
      else if (lead.slope !== 0n) return 0n;
    }
    inPlay = offers.map(({ project }) => project).filter((project) => project !== winner.project);
    spent += profile.projects[winner.project]?.cost ?? 0n;
    shares = paid(profile, shares, winner);
    den *= winner.points;
  }
  return count.length === 0 ? NO_LIMIT : room;
}

/** The price of a project as a line over its points; nothing where its supporters cannot pay. */
function offerOf(
  profile: Profile,
  shares: readonly Line[],
  den: bigint,
  project: number,
  keep: (line: Line) => void,
  keepAbove: (line: Line) => void,
): Offer | undefined {
  const supporters = supportersWith(profile, shares, project);
  const cost: Line = { at: (profile.projects[project]?.cost ?? 0n) * den, slope: 0n };
  const held = supporters.reduce((sum, { all }) => less(sum, scaled(all, -1n)), NOTHING);
  if (held.at < cost.at) {
    keepAbove(less(cost, held));
    return undefined;
  }
  keep(less(held, cost));
  const order = [...supporters].sort((a, b) => compareWhole(a.share.at * b.weight, b.share.at * a.weight));
  let need = cost;
  let points = order.reduce((sum, { weight, ballots }) => sum + weight * ballots, 0n);
  const emptied = new Set<number>();
  for (const { kind, share, all, weight, ballots } of order) {
    if (need.at * weight <= share.at * points) break;
    need = less(need, all);
    points -= weight * ballots;
    emptied.add(kind);
  }
  for (const { kind, share, weight } of order) {
    const over = less(scaled(share, points), scaled(need, weight));
    keep(emptied.has(kind) ? scaled(over, -1n) : over);
  }
  return { project, need, points, emptied };
}

type Supporter = {
  readonly kind: number;
  readonly weight: bigint;
  readonly ballots: bigint;
  readonly share: Line;
  readonly all: Line;
};

function supportersWith(profile: Profile, shares: readonly Line[], project: number): Supporter[] {
  const { starts, kind, weight, count } = profile;
  const supporters: Supporter[] = [];
  for (let i = starts[project] ?? 0; i < (starts[project + 1] ?? 0); i++) {
    const k = kind[i] ?? 0;
    const share = shares[k] ?? NOTHING;
    const ballots = BigInt(count[k] ?? 0);
    supporters.push({ kind: k, weight: BigInt(weight[i] ?? 0), ballots, share, all: scaled(share, ballots) });
  }
  return supporters;
}

/** What a's measure is when both are brought over one denominator; the smaller is the better. */
function measure({ profile, utility }: RunInput, a: Offer, b: Offer): Line {
  const cost = utility === 'cost' ? (profile.projects[b.project]?.cost ?? 1n) : 1n;
  return scaled(a.need, b.points * cost);
}

const comparison = (input: RunInput, a: Offer, b: Offer): number =>
  compareWhole(measure(input, a, b).at, measure(input, b, a).at) ||
  compareTied(input.profile, a.project, b.project);

function paid(profile: Profile, shares: readonly Line[], { project, need, points, emptied }: Offer): Line[] {
  const after = shares.map((share) => scaled(share, points));
  for (const { kind, weight } of supportersWith(profile, shares, project)) {
    const share = after[kind] ?? NOTHING;
    after[kind] = emptied.has(kind) ? NOTHING : less(share, scaled(need, weight));
  }
  return after;
}
