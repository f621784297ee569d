import { expect, test } from 'vitest';
import { STAGES } from '../../../domain/meeting.ts';
import { nextStep, stageBefore } from './stage-steps.ts';

test('the next button leads through all stages and then closes', () => {
  expect(STAGES.map((stage) => nextStep({ stage }))).toEqual([
    { to: 'ideas' },
    { to: 'grouping' },
    { to: 'results' },
    'close',
  ]);
  expect(STAGES.map((stage) => stageBefore({ stage }))).toEqual([undefined, 'welcome', 'ideas', 'grouping']);
});

test('a closed evening has no next and no back', () => {
  const closed = { stage: 'results', closedAt: '2027-02-03T18:00:00.000Z' } as const;
  expect(nextStep(closed)).toBeUndefined();
  expect(stageBefore(closed)).toBeUndefined();
});
