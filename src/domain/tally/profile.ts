// An election laid out for counting: equal ballots once with their number, supporters listed by project and by ballot.
import type { Ballot, Election, Project } from './election.ts';

/** Ballots that say the same in the same group are one kind of ballot. */
export type Profile = {
  readonly projects: readonly Project[];
  readonly voters: number;
  /** Ballots in each group of voters. */
  readonly groupSizes: readonly number[];
  /** All points of a project, negative ones too: its votes where ballots approve. */
  readonly points: readonly number[];
  /** Ballots that give the project more than nothing, and the points on them. */
  readonly supporters: readonly number[];
  readonly support: readonly number[];
  /** How many ballots of each kind there are, and their group. */
  readonly count: Float64Array;
  readonly group: Int32Array;
  /** The supporting kinds of project p: kind[i] with weight[i], i from starts[p] up to starts[p + 1]. */
  readonly starts: Int32Array;
  readonly kind: Int32Array;
  readonly weight: Float64Array;
  /** The same edges by kind: edges[j] is an i from above, j from firsts[k] up to firsts[k + 1]. */
  readonly firsts: Int32Array;
  readonly edges: Int32Array;
  /** The project of edge i. */
  readonly project: Int32Array;
};

type Kind = {
  readonly projects: number[];
  readonly weights: number[];
  readonly group: number;
  count: number;
};

/** Groups equal ballots and lists who supports what. */
export function profileOf({ projects, ballots, groups = 1 }: Election): Profile {
  const kinds = new Map<string, Kind>();
  const groupSizes = new Array<number>(groups).fill(0);
  for (const ballot of ballots) {
    const kind = kindOf(ballot, projects.length, groups);
    groupSizes[kind.group] = (groupSizes[kind.group] ?? 0) + 1;
    const key = `${kind.group}:${kind.projects}:${kind.weights}`;
    const same = kinds.get(key);
    if (same === undefined) kinds.set(key, kind);
    else same.count++;
  }
  // Sorted by content, so that the order of ballots leaves no trace.
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
  return {
    projects,
    voters: ballots.length,
    groupSizes,
    ...totals(projects.length, sorted),
    ...edges(projects.length, sorted),
  };
}

/** The ballot with its projects in ascending order, each once. */
function kindOf(ballot: Ballot, projects: number, groups: number): Kind {
  const group = ballot.group ?? 0;
  if (!(group >= 0 && group < groups)) throw new RangeError(`no group ${group}`);
  const given = new Map<number, number>();
  ballot.projects.forEach((project, index) => {
    if (!(project >= 0 && project < projects)) throw new RangeError(`no project ${project}`);
    const weight = ballot.weights === undefined ? 1 : ballot.weights[index];
    if (!Number.isSafeInteger(weight) || weight === undefined) throw new RangeError(`no weight ${weight}`);
    if (!given.has(project)) given.set(project, weight);
  });
  const sorted = [...given].filter(([, weight]) => weight !== 0).sort(([a], [b]) => a - b);
  return {
    projects: sorted.map(([project]) => project),
    weights: sorted.map(([, weight]) => weight),
    group,
    count: 1,
  };
}

function totals(length: number, kinds: readonly Kind[]): Pick<Profile, 'points' | 'supporters' | 'support'> {
  const none = (): number[] => new Array<number>(length).fill(0);
  const [points, supporters, support] = [none(), none(), none()];
  for (const { projects, weights, count } of kinds) {
    projects.forEach((project, index) => {
      const weight = weights[index] ?? 0;
      points[project] = (points[project] ?? 0) + count * weight;
      if (weight <= 0) return;
      supporters[project] = (supporters[project] ?? 0) + count;
      support[project] = (support[project] ?? 0) + count * weight;
    });
  }
  return { points, supporters, support };
}

type Edges = Pick<Profile, 'count' | 'group' | 'starts' | 'kind' | 'weight' | 'firsts' | 'edges' | 'project'>;

function edges(length: number, kinds: readonly Kind[]): Edges {
  const supported = kinds.map(({ projects, weights }) =>
    projects.filter((_, index) => (weights[index] ?? 0) > 0),
  );
  const starts = new Int32Array(length + 1);
  for (const list of supported)
    for (const project of list) starts[project + 1] = (starts[project + 1] ?? 0) + 1;
  for (let p = 0; p < length; p++) starts[p + 1] = (starts[p + 1] ?? 0) + (starts[p] ?? 0);
  const total = starts[length] ?? 0;
  const next = starts.slice();
  const [kind, weight, project] = [new Int32Array(total), new Float64Array(total), new Int32Array(total)];
  const [firsts, byKind] = [new Int32Array(kinds.length + 1), new Int32Array(total)];
  let filled = 0;
  kinds.forEach(({ projects, weights }, k) => {
    projects.forEach((p, index) => {
      const points = weights[index] ?? 0;
      if (points <= 0) return;
      const edge = next[p] ?? 0;
      next[p] = edge + 1;
      kind[edge] = k;
      weight[edge] = points;
      project[edge] = p;
      byKind[filled++] = edge;
    });
    firsts[k + 1] = filled;
  });
  return {
    count: Float64Array.from(kinds, (each) => each.count),
    group: Int32Array.from(kinds, (each) => each.group),
    starts,
    kind,
    weight,
    firsts,
    edges: byKind,
    project,
  };
}
