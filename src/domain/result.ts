// The result of a round: what everybody may see once it is closed, and the ballots without anybody behind them.
import * as v from 'valibot';
import { FractionText } from './fraction-text.ts';
import { AreaId, IdeaId, RoundId } from './ids.ts';
import type { Round } from './round.ts';
import { FEWEST_GRADERS } from './tally/grade-secrecy.ts';
import { SIDES } from './tally/grades.ts';
import { Time } from './text.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Why a candidate got no money (voting.md 5): the words for it are the screen's. */
const WHY = ['above-budget', 'too-few-supporters', 'shares-spent'] as const;

/** What was bought with shares: what each supporter paid for each point, in minor units, if she still had it. */
const Purchase = v.object({
  price: FractionText,
  effectiveVotes: FractionText,
  inFull: count,
  emptied: count,
});

const Missed = v.object({
  why: v.picklist(WHY),
  /** What took most of its supporters' shares. */
  on: v.array(IdeaId),
  /** How much of its cost its supporters still held when they first could not pay, in whole per cent. */
  held: count,
});

const SideCounts = v.object({
  roster: count,
  recused: count,
  graders: count,
  /** Not where a side is too small to be shown alone. */
  mean: v.optional(FractionText),
  median: v.optional(FractionText),
});

const Grades = v.object({
  score: v.optional(FractionText),
  hasQuorum: v.boolean(),
  sides: v.object({ administration: SideCounts, business: SideCounts, community: SideCounts }),
  open: v.optional(
    v.object({
      floor: FractionText,
      gap: FractionText,
      split: FractionText,
      label: v.picklist(['agreed', 'between-sides', 'within-sides', 'open']),
    }),
  ),
});
export type SideName = (typeof SIDES)[number];

export const ResultLine = v.object({
  ideaId: IdeaId,
  /** People who gave it at least something. */
  votes: count,
  points: count,
  /** Goes forward, or is funded. */
  chosen: v.boolean(),
  purchase: v.optional(Purchase),
  missed: v.optional(Missed),
  grades: v.optional(Grades),
});
export type ResultLine = v.InferOutput<typeof ResultLine>;

/** How one way of choosing would have served the voters. */
const Served = v.object({
  chosen: v.array(IdeaId),
  spent: count,
  /** Ballots with none of their wishes funded; blank ones are not among them. */
  withNothing: count,
  /** Funded wishes of all ballots together: over the ballots, the mean. */
  wishes: count,
});

const SideShare = v.object({
  side: v.picklist(SIDES),
  ballots: count,
  shareAtStart: FractionText,
  shareAtEnd: FractionText,
});

const Money = v.object({
  spent: count,
  /** One voter's share; where sides weigh the same, the mean of all voters'. */
  shareAtStart: FractionText,
  shareAtEnd: FractionText,
  /** One voter's share on each side, where they weigh the same. */
  sides: v.optional(v.array(SideShare)),
  /** How often the shares were raised. */
  steps: count,
  equalShares: Served,
  greedy: Served,
});

const facts = {
  /** Ballots that count, blank ones too. */
  ballots: count,
  blank: count,
  /** In the order of the result. */
  lines: v.array(ResultLine),
  /** Whether only the published lot order decided somewhere. */
  lot: v.boolean(),
  money: v.optional(Money),
};
export const Facts = v.object(facts);
export type Facts = v.InferOutput<typeof Facts>;

export const Result = {
  name: 'result',
  schema: v.object({
    kind: v.literal('result'),
    id: RoundId,
    areaId: AreaId,
    countedAt: Time,
    ...facts,
    /** The last head of the log; it holds ballots that were cast anew, too. */
    log: v.object({ size: count, root: v.string() }),
  }),
};
export type Result = v.InferOutput<typeof Result.schema>;

/** Equal ballots once with their number, in the order of their content: that order tells nothing. */
export const Kinds = v.array(
  v.object({
    marks: v.array(v.object({ ideaId: IdeaId, points: count, criterion: v.optional(count) })),
    side: v.optional(v.picklist(SIDES)),
    count,
  }),
);
export type BallotKind = v.InferOutput<typeof Kinds>[number];

/** All ballots of a counted round for everybody to count again. Too large for phones that do not ask for it. */
export const Urn = {
  name: 'urn',
  schema: v.object({
    kind: v.literal('urn'),
    id: RoundId,
    kinds: Kinds,
    /** So many pages hold the kinds, where they are too many for one row; then there are none here. */
    pages: v.optional(count),
  }),
};

/**
 * Whether ballots are published one by one. Nine graders' grades by themselves would tell whose they are, even without a
 * name; so would the ballots of a side on which only one or two have voted.
 */
export const isShownOpenly = ({ method }: Pick<Round, 'method'>, { money }: Pick<Facts, 'money'>): boolean =>
  method.name !== 'grades' &&
  (money?.sides ?? []).every(({ ballots }) => ballots === 0 || ballots >= FEWEST_GRADERS);
