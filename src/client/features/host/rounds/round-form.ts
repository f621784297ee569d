// The form of a new vote as it is typed: kept on this device while it is filled in, with defaults for every number.
import * as v from 'valibot';
import { IdeaId, MeetingId, RoundId } from '../../../../domain/ids.ts';
import { DOORS } from '../../../../domain/round.ts';
import { dotsFor } from '../../../../domain/tally/dots.ts';
import { COMPLETIONS, STARTS, UTILITIES } from '../../../../domain/tally/election.ts';

export const METHODS = ['dots', 'approval', 'points', 'budget', 'grades'] as const;
export type MethodName = (typeof METHODS)[number];

/** Whose votes weigh the same where money is shared. */
export const WEIGHTS = ['voters', 'sides'] as const;

/** Minutes after closing. */
export const GRACES = ['0', '60', '1440'] as const;

/** The numbers that the methods ask for, each with the least and the most that it may be. */
export const NUMBERS = {
  dots: [1, 50],
  mostOnOne: [1, 2],
  least: [1, 50],
  most: [1, 50],
  points: [1, 100],
  spread: [1, 50],
  increment: [1, 1000],
  line: [1, 200],
} as const;
export type NumberName = keyof typeof NUMBERS;

export const NUMBERS_OF: Readonly<Record<MethodName, readonly NumberName[]>> = {
  dots: ['dots', 'mostOnOne', 'line'],
  approval: ['least', 'most', 'line'],
  points: ['points', 'spread', 'line'],
  budget: ['least', 'most'],
  grades: [],
};

const Local = v.object({
  fi: v.optional(v.string()),
  sv: v.optional(v.string()),
  en: v.optional(v.string()),
});

export const RoundForm = v.object({
  roundId: RoundId,
  meetingId: v.optional(MeetingId),
  title: Local,
  method: v.picklist(METHODS),
  /** As typed; a number that nobody has touched has its default. */
  numbers: v.record(v.string(), v.string()),
  budget: v.string(),
  /** What was kept before there was a choice has the recommended. */
  utility: v.optional(v.picklist(UTILITIES), 'cost'),
  completion: v.optional(v.picklist(COMPLETIONS), 'add1u'),
  start: v.optional(v.picklist(STARTS), 'exact'),
  weights: v.optional(v.picklist(WEIGHTS), 'voters'),
  criteria: v.array(v.object({ name: Local, weight: v.string() })),
  chosen: v.array(IdeaId),
  /** By idea, as typed. */
  costs: v.record(v.string(), v.string()),
  door: v.picklist(DOORS),
  hasEnd: v.boolean(),
  endsAt: v.string(),
  grace: v.picklist(GRACES),
});
export type RoundForm = v.InferOutput<typeof RoundForm>;

/** An empty form. */
export const blankForm = (roundId: RoundId, meetingId: MeetingId | undefined): RoundForm => ({
  roundId,
  meetingId,
  title: {},
  method: 'dots',
  numbers: {},
  budget: '',
  utility: 'cost',
  completion: 'add1u',
  start: 'exact',
  weights: 'voters',
  criteria: [{ name: {}, weight: '1' }],
  chosen: [],
  costs: {},
  door: 'phone',
  hasEnd: false,
  endsAt: '',
  grace: '0',
});

/** What a number is while nobody has touched it, by how many ideas there are to vote on. */
export function defaultOf(name: NumberName, method: MethodName, ideas: number): number {
  switch (name) {
    case 'dots':
      return Math.min(50, dotsFor(ideas));
    case 'mostOnOne':
    case 'increment':
      return 1;
    case 'points':
      return 10;
    case 'spread':
      return Math.max(1, Math.min(3, ideas));
    case 'least':
      return method === 'budget' ? Math.max(1, Math.min(3, ideas)) : 1;
    case 'most':
      return Math.max(1, Math.min(method === 'budget' ? 5 : 3, ideas));
    case 'line':
      return Math.max(1, Math.min(5, Math.round(ideas / 3)));
  }
}

/** What stands in a number's field. */
export const numberText = (form: RoundForm, name: NumberName): string =>
  form.numbers[name] ?? String(defaultOf(name, form.method, form.chosen.length));

/** Whether it matters whose side a voter is on. */
export const needsSides = ({ method, weights }: RoundForm): boolean =>
  method === 'grades' || (method === 'budget' && weights === 'sides');

/** Where sides matter, one votes with a code: whose side a ballot is on is known by the slip. */
export const doorOf = (form: RoundForm): RoundForm['door'] => (needsSides(form) ? 'code' : form.door);
