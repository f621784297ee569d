import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { uuidv7 } from './ids.ts';
import { Meeting } from './meeting.ts';
import { standingOf } from './meeting-standing.ts';
import { inOrder } from './meeting-when.ts';

const NOW = Date.parse('2027-01-10T16:00:00.000Z');
const HOUR = 3_600_000;
const at = (hours: number): string => new Date(NOW + hours * HOUR).toISOString();
const id = uuidv7(NOW, new Uint8Array(16));
const meeting = (fields: object): Meeting =>
  v.parse(Meeting.schema, {
    ...{ kind: 'meeting', id, areaId: id, type: 'workshop', code: 'ABCDEF', stage: 'welcome' },
    ...{ title: { fi: 'Ilta' }, openedAt: at(-500), ...fields },
  });

test.each([
  ['now', {}],
  ['ahead', { startsAt: at(2) }],
  ['now', { startsAt: at(0.5) }],
  ['now', { startsAt: at(-3), endsAt: at(-1) }],
  ['over', { startsAt: at(-30) }],
  ['over', { startsAt: at(2), closedAt: at(0) }],
  ['cancelled', { startsAt: at(2), closedAt: at(0), cancelledAt: at(0) }],
])('it is %s', (standing, fields) => {
  expect(standingOf(meeting(fields), NOW)).toBe(standing);
});

test('the next one stands first, the last one first among those that are over, and none is left out', () => {
  const hour = fc.integer({ min: -200, max: 200 });
  const some = fc
    .record({ starts: hour, closed: fc.boolean(), cancelled: fc.boolean() })
    .map(({ starts, closed, cancelled }) =>
      meeting({
        startsAt: at(starts),
        closedAt: closed ? at(-1) : undefined,
        cancelledAt: cancelled ? at(-1) : undefined,
      }),
    );
  fc.assert(
    fc.property(fc.array(some), (meetings) => {
      const { coming, past } = inOrder(meetings, NOW);
      expect(new Set([...coming, ...past])).toEqual(new Set(meetings));
      const starts = (list: readonly Meeting[]) => list.map(({ startsAt = '' }) => startsAt);
      expect(starts(coming)).toEqual(starts(coming).toSorted());
      expect(starts(past)).toEqual(starts(past).toSorted().toReversed());
    }),
  );
});
