// From the form of a new vote to the command that opens it, or to what is wrong at which field.
import type { IdeaId, MeetingId, RoundId } from '../../../../domain/ids.ts';
import type { Method } from '../../../../domain/method.ts';
import type { Round } from '../../../../domain/round.ts';
import { LIMITS, type LocalText } from '../../../../domain/text.ts';
import type { Key, Params } from '../../../i18n/words.ts';
import { tidyLocal, tidyOptional } from '../local-text-fields.tsx';
import { fromField, isLeftOut } from '../local-time.ts';
import { centsOf } from './money.ts';
import { doorOf, NUMBERS, NUMBERS_OF, type NumberName, numberText, type RoundForm } from './round-form.ts';

export type RoundArgs = {
  roundId: RoundId;
  meetingId: MeetingId | undefined;
  title: LocalText;
  method: Method;
  door: Round['door'];
  candidates: { ideaId: IdeaId; cost?: number | undefined }[];
  grace: number;
  endsAt: string | undefined;
};

export type FieldTrouble = { readonly key: Key; readonly params?: Params };
export type FieldTroubles = ReadonlyMap<string, FieldTrouble>;

const IDEAS_MAX = 200;
const CRITERIA_WEIGHT = [1, 100] as const;

/** `now` is in ms. The command where every field is right; else what is wrong, by the field's name. */
export function readForm(
  form: RoundForm,
  now: number,
): { readonly args: RoundArgs } | { readonly troubles: FieldTroubles } {
  const troubles = new Map<string, FieldTrouble>();
  const wrong = (field: string, key: Key, params?: Params): undefined => {
    if (!troubles.has(field)) troubles.set(field, params === undefined ? { key } : { key, params });
  };
  const whole = (field: string, text: string, [least, most]: readonly [number, number]): number => {
    const value = /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
    if (value >= least && value <= most) return value;
    wrong(field, 'rounds.wrong.number', { least, most });
    return least;
  };
  const number = (name: NumberName): number => whole(name, numberText(form, name), NUMBERS[name]);

  const title = tidyLocal(form.title);
  if (tidyOptional(form.title) === undefined) wrong('title', 'host.nameEmpty');
  if (isTooLong(title, LIMITS.localName)) wrong('title', 'reject.too-long');
  const method = methodOf(form, { number, whole, wrong });
  const candidates = form.chosen.map((ideaId) => {
    if (form.method !== 'budget') return { ideaId };
    const cost = centsOf(form.costs[ideaId] ?? '');
    if (cost === undefined || cost === 0) {
      wrong(`cost.${ideaId}`, 'rounds.wrong.money');
      wrong('costs', 'rounds.wrong.costs');
    }
    return { ideaId, cost: cost ?? 0 };
  });
  if (candidates.length < 2) wrong('chosen', 'rounds.wrong.fewIdeas');
  if (candidates.length > IDEAS_MAX) wrong('chosen', 'rounds.wrong.manyIdeas', { most: IDEAS_MAX });
  const endsAt = form.hasEnd ? fromField(form.endsAt) : undefined;
  if (form.hasEnd && endsAt === undefined)
    wrong('endsAt', isLeftOut(form.endsAt) ? 'host.noSuchTime' : 'rounds.wrong.noEnd');
  if (endsAt !== undefined && Date.parse(endsAt) <= now) wrong('endsAt', 'rounds.wrong.past');
  if (troubles.size > 0) return { troubles };
  const { roundId, meetingId } = form;
  const grace = Number(form.grace);
  return { args: { roundId, meetingId, title, method, door: doorOf(form), candidates, grace, endsAt } };
}

type Reading = {
  readonly number: (name: NumberName) => number;
  readonly whole: (field: string, text: string, range: readonly [number, number]) => number;
  readonly wrong: (field: string, key: Key, params?: Params) => undefined;
};

function methodOf(form: RoundForm, { number, whole, wrong }: Reading): Method {
  for (const name of NUMBERS_OF[form.method]) number(name);
  const needsOrder = (low: NumberName, high: NumberName): void => {
    if (number(low) > number(high)) wrong(low, 'rounds.wrong.order', { most: number(high) });
  };
  switch (form.method) {
    case 'dots':
      return { name: 'dots', dots: number('dots'), most: number('mostOnOne'), line: number('line') };
    case 'approval':
      needsOrder('least', 'most');
      return { name: 'approval', least: number('least'), most: number('most'), line: number('line') };
    case 'points':
      needsOrder('spread', 'points');
      return { name: 'points', points: number('points'), least: number('spread'), line: number('line') };
    case 'budget': {
      needsOrder('least', 'most');
      const budget = centsOf(form.budget);
      if (budget === undefined || budget === 0) wrong('budget', 'rounds.wrong.money');
      const { utility, completion, start } = form;
      const raises = completion.startsWith('add1');
      const rules = {
        utility,
        completion,
        start,
        increment: raises ? number('increment') * 100 : undefined,
        equalSides: form.weights === 'sides' ? true : undefined,
      };
      return { name: 'budget', least: number('least'), most: number('most'), budget: budget ?? 0, ...rules };
    }
    case 'grades':
      return {
        name: 'grades',
        criteria: form.criteria.map(({ name, weight }, index) => {
          if (tidyOptional(name) === undefined) wrong(`criterion.${index}`, 'host.nameEmpty');
          if (isTooLong(name, LIMITS.name)) wrong(`criterion.${index}`, 'reject.too-long');
          return { name: tidyLocal(name), weight: whole(`weight.${index}`, weight, CRITERIA_WEIGHT) };
        }),
      };
  }
}

const isTooLong = (text: LocalText, most: number): boolean =>
  Object.values(text).some((words) => (words ?? '').trim().length > most);
