import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Idea } from '../../../domain/idea.ts';
import { uuidv7 } from '../../../domain/ids.ts';
import { Meeting } from '../../../domain/meeting.ts';
import { meetingRecord } from '../../../domain/record.ts';
import { Theme } from '../../../domain/theme.ts';
import { groupsOf } from './record-groups.ts';

const AT = '2027-01-01T18:00:00.000Z';
const id = (number: number): string => {
  const bytes = new Uint8Array(16);
  bytes[15] = number;
  return uuidv7(1_800_000_000_000, bytes);
};
const areaId = id(1);
const meeting = v.parse(Meeting.schema, {
  kind: 'meeting',
  id: id(2),
  areaId,
  title: { fi: 'Ilta' },
  type: 'workshop',
  code: 'KEHRA2',
  stage: 'results',
  openedAt: AT,
});
const themes = [10, 11].map((number) =>
  v.parse(Theme.schema, { kind: 'theme', id: id(number), areaId, name: { fi: 'T' }, thread: 1 }),
);
const ideaWith = fc
  .record({
    theme: fc.constantFrom(undefined, 10, 11, 99),
    isHidden: fc.boolean(),
    isMerged: fc.boolean(),
  })
  .map(({ theme, isHidden, isMerged }) => ({
    kind: 'idea',
    areaId,
    title: 'Idea',
    origin: 'phone',
    postedAt: AT,
    meetingId: meeting.id,
    themeId: theme === undefined ? undefined : id(theme),
    hidden: isHidden ? { reason: 'Roska', at: AT } : undefined,
    mergedInto: isMerged ? id(200) : undefined,
  }));

test('every idea of the record is shown once, counted as hidden, or counted as merged', () => {
  fc.assert(
    fc.property(fc.array(ideaWith, { maxLength: 30 }), (rows) => {
      const ideas = rows.map((row, index) => v.parse(Idea.schema, { ...row, id: id(20 + index) }));
      const record = meetingRecord({ area: undefined, meeting, themes, ideas, comments: [], tallies: [] });
      const { groups, shown, hidden, merged } = groupsOf(record);
      expect(shown + hidden + merged).toBe(ideas.length);
      // The number in the files of the record is the one on its page.
      expect(record.totals.ideas).toBe(shown);
      const listed = groups.flatMap((group) => group.ideas.map((idea) => idea.id));
      expect(new Set(listed).size).toBe(listed.length);
      expect(listed).toHaveLength(shown);
      expect(groups.every((group) => group.ideas.length > 0)).toBe(true);
      expect(groups.slice(0, -1).every((group) => group.theme !== undefined)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
