import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Idea } from './idea.ts';
import { uuidv7 } from './ids.ts';
import { Meeting } from './meeting.ts';
import { meetingRecord } from './record.ts';
import { EXPORTED_KINDS } from './record-fields.ts';
import type { Tally } from './tally-row.ts';

describe('record', () => {
  for (const { kind, fields } of EXPORTED_KINDS) {
    it(`every field of ${kind.name} is either exported or deliberately left out`, () => {
      expect(Object.keys(fields).sort()).toEqual(Object.keys(kind.schema.entries).sort());
    });
  }

  it('who wrote what on which phone stays inside', () => {
    for (const { fields } of EXPORTED_KINDS) {
      const fates: Readonly<Record<string, string>> = fields;
      expect(fates.author ?? 'omitted').toBe('omitted');
    }
  });

  it('adds up lanes, and looks at each once however many ideas there are', () => {
    const at = '2027-01-01T18:00:00.000Z';
    const idOf = (number: number) => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(number));
    const areaId = idOf(1);
    const meeting = v.parse(Meeting.schema, {
      kind: 'meeting',
      id: idOf(2),
      areaId,
      title: { fi: 'Ilta' },
      type: 'workshop',
      code: 'KEHRA2',
      stage: 'results',
      openedAt: at,
    });
    const ideas = Array.from({ length: 50 }, (_, index) =>
      v.parse(Idea.schema, {
        kind: 'idea',
        id: idOf(10 + index),
        areaId,
        title: 'Penkki',
        origin: 'phone',
        postedAt: at,
        meetingId: meeting.id,
      }),
    );
    let looks = 0;
    const tallies = [meeting, ...ideas].flatMap(({ id }, index) =>
      [0, 1, 2].map((lane) => ({
        kind: 'tally' as const,
        id: `${id}~${lane}`,
        areaId,
        get subject(): string {
          looks++;
          return id;
        },
        supports: index,
        comments: 0,
        present: lane,
      })),
    ) satisfies Tally[];
    const record = meetingRecord({ area: undefined, meeting, themes: [], ideas, comments: [], tallies });
    expect(record.present).toBe(3);
    expect(record.ideas.map(({ supports }) => supports)).toEqual(ideas.map((_, index) => 3 * (50 - index)));
    expect(looks).toBe(tallies.length);
  });
});
