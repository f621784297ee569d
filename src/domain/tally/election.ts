// What is counted: candidates, their costs, and ballots that name candidates by their place in the list.

/** A candidate with a cost, in minor currency units; the list of them stands in the published lot order. */
export type Project = { readonly id: string; readonly cost: bigint };

export type Ballot = {
  /** Places in the list of projects; only the first mention of a project counts. */
  readonly projects: readonly number[];
  /** Whole points for each of them; without them every mention weighs 1. At most 0 is no support. */
  readonly weights?: readonly number[];
  /** Which group of voters the ballot belongs to; 0 where there is one group only. */
  readonly group?: number;
};

export type Election = {
  readonly budget: bigint;
  /** Minor units in one unit of the currency: 100 for cents. */
  readonly unit: bigint;
  readonly projects: readonly Project[];
  /** All valid ballots, blank ones too. */
  readonly ballots: readonly Ballot[];
  /** How many groups of voters must weigh the same; 1 if not said. */
  readonly groups?: number;
};

/** cost: order by votes (points); cardinality: by votes (points) for each unit of cost. */
export const UTILITIES = ['cost', 'cardinality'] as const;
export type Utility = (typeof UTILITIES)[number];

export const COMPLETIONS = ['none', 'util', 'add1', 'add1u', 'add1n', 'add1nu'] as const;
export type Completion = (typeof COMPLETIONS)[number];

/** exact: shares are the budget over the ballots; whole: that, rounded down to whole currency units. */
export const STARTS = ['exact', 'whole'] as const;
export type Start = (typeof STARTS)[number];

export type Switches = {
  readonly utility: Utility;
  readonly completion: Completion;
  readonly start: Start;
  /** By how many minor units each share grows at a step of add1. */
  readonly increment: bigint;
  /** Projects with fewer points are out. */
  readonly threshold?: number;
};
