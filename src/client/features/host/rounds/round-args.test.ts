// What the form of a new vote sends is what the rules take, and what they would not take is told at its field.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { IdeaId, RoundId, uuidv7 } from '../../../../domain/ids.ts';
import { DOORS, openRound } from '../../../../domain/round.ts';
import { COMPLETIONS, STARTS, UTILITIES } from '../../../../domain/tally/election.ts';
import { readForm } from './round-args.ts';
import { blankForm, defaultOf, METHODS, NUMBERS, NUMBERS_OF, RoundForm, WEIGHTS } from './round-form.ts';

const NOW = Date.parse('2027-02-03T12:00:00Z');
const id = (byte: number): string => uuidv7(NOW, new Uint8Array(16).fill(byte));
const ideas = (count: number) => Array.from({ length: count }, (_, at) => v.parse(IdeaId, id(at + 1)));

const filled = (part: Partial<RoundForm>, count: number): RoundForm => ({
  ...blankForm(v.parse(RoundId, id(0)), undefined),
  title: { fi: 'Puisto' },
  budget: '5 000',
  criteria: [{ name: { fi: 'Hyöty' }, weight: '2' }],
  chosen: ideas(count),
  costs: Object.fromEntries(ideas(count).map((ideaId) => [ideaId, '100,50'])),
  ...part,
});

const troublesOf = (form: RoundForm): string[] => {
  const read = readForm(form, NOW);
  return 'troubles' in read ? [...read.troubles.keys()] : [];
};

test('with its defaults alone every way to vote can be opened, over any number of ideas', () => {
  fc.assert(
    fc.property(fc.constantFrom(...METHODS), fc.integer({ min: 2, max: 200 }), (method, count) => {
      const read = readForm(filled({ method }, count), NOW);
      expect('troubles' in read ? [...read.troubles] : []).toEqual([]);
      expect('args' in read && !('code' in openRound.prepare(read.args))).toBe(true);
    }),
  );
});

test('defaults stay within their limits, and there is about a dot for four ideas', () => {
  for (const method of METHODS) {
    for (const name of NUMBERS_OF[method]) {
      for (let count = 0; count <= 200; count++) {
        const [least, most] = NUMBERS[name];
        expect(defaultOf(name, method, count)).toBeGreaterThanOrEqual(least);
        expect(defaultOf(name, method, count)).toBeLessThanOrEqual(most);
      }
    }
  }
  expect(defaultOf('dots', 'dots', 24)).toBe(6);
  expect(defaultOf('mostOnOne', 'dots', 24)).toBe(1);
});

test('whatever is typed, what passes the form passes the rules', () => {
  const typed = fc.oneof(fc.string({ maxLength: 4 }), fc.integer({ min: -1, max: 300 }).map(String));
  const numbers = fc.dictionary(fc.constantFrom(...Object.keys(NUMBERS)), typed);
  fc.assert(
    fc.property(fc.constantFrom(...METHODS), numbers, typed, (method, given, budget) => {
      const read = readForm(filled({ method, numbers: given, budget }, 5), NOW);
      if ('args' in read) expect(!('code' in openRound.prepare(read.args))).toBe(true);
    }),
  );
});

test('what is wrong is told at its field', () => {
  expect(troublesOf(filled({ title: { fi: ' ' } }, 3))).toEqual(['title']);
  expect(troublesOf(filled({}, 1))).toEqual(['chosen']);
  expect(troublesOf(filled({}, 201))).toContain('chosen');
  expect(troublesOf(filled({ numbers: { dots: '0' } }, 3))).toEqual(['dots']);
  expect(troublesOf(filled({ method: 'approval', numbers: { least: '4', most: '3' } }, 9))).toEqual([
    'least',
  ]);
  expect(troublesOf(filled({ method: 'budget', budget: '1.500' }, 3))).toEqual(['budget']);
  expect(troublesOf(filled({ method: 'grades', criteria: [{ name: {}, weight: '' }] }, 3))).toEqual([
    'criterion.0',
    'weight.0',
  ]);
  const [first = ''] = ideas(1);
  expect(troublesOf(filled({ method: 'budget', costs: {} }, 2))).toContain(`cost.${first}`);
  expect(troublesOf(filled({ hasEnd: true }, 2))).toEqual(['endsAt']);
  expect(troublesOf(filled({ hasEnd: true, endsAt: '2027-02-03T00:00' }, 2))).toEqual(['endsAt']);
});

test('every way to share money passes the rules, and where sides weigh the same one votes with a code', () => {
  const switches = fc.record({
    utility: fc.constantFrom(...UTILITIES),
    completion: fc.constantFrom(...COMPLETIONS),
    start: fc.constantFrom(...STARTS),
    weights: fc.constantFrom(...WEIGHTS),
    door: fc.constantFrom(...DOORS),
    numbers: fc.record({ increment: fc.integer({ min: 1, max: 1000 }).map(String) }),
  });
  fc.assert(
    fc.property(switches, (part) => {
      const read = readForm(filled({ method: 'budget', ...part }, 4), NOW);
      if (!('args' in read)) throw new Error('nothing is wrong with it');
      expect('code' in openRound.prepare(read.args)).toBe(false);
      const { utility, completion, start, weights } = part;
      const isRaised = completion.startsWith('add1');
      expect(read.args.method).toMatchObject({
        utility,
        completion,
        start,
        increment: isRaised ? Number(part.numbers.increment) * 100 : undefined,
        equalSides: weights === 'sides' ? true : undefined,
      });
      expect(read.args.door).toBe(weights === 'sides' ? 'code' : part.door);
    }),
  );
  expect(troublesOf(filled({ method: 'budget', numbers: { increment: '0' } }, 3))).toEqual(['increment']);
  const kept = v.omit(RoundForm, ['utility', 'completion', 'start', 'weights']);
  const old = v.parse(RoundForm, v.parse(kept, filled({ method: 'budget' }, 3)));
  expect(old).toMatchObject({ utility: 'cost', completion: 'add1u', start: 'exact', weights: 'voters' });
});

test('grades go by code, whatever door was chosen before', () => {
  const read = readForm(filled({ method: 'grades', door: 'phone' }, 3), NOW);
  expect('args' in read && read.args.door).toBe('code');
});
