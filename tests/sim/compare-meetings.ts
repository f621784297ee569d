// Compares rows about meetings with the model.
import { Coming } from '../../src/domain/coming.ts';
import type { Kind, RowOf } from '../../src/domain/kind.ts';
import { Attendance, Meeting } from '../../src/domain/meeting.ts';
import { Minutes } from '../../src/domain/minutes.ts';
import { Tally } from '../../src/domain/tally-row.ts';
import { marksIn } from '../support/texts.ts';
import type { ModelMeetings } from './model-meetings.ts';

type All = <K extends Kind>(kind: K) => RowOf<K>[];
type Compare = (
  what: string,
  rows: ReadonlyMap<string, unknown>,
  expected: ReadonlyMap<string, unknown>,
) => void;

/** Meetings, who was there, who is coming and how many, and minutes. */
export function compareMeetings(model: ModelMeetings, all: All, compare: Compare): void {
  const ids = (rows: readonly { id: string }[]) => new Map(rows.map(({ id }) => [id, true]));
  compare(
    'meeting',
    new Map(all(Meeting).map((row) => [row.id, seen(row)])),
    new Map([...model.all].map(([id, { shown: _, ...meeting }]) => [id, meeting])),
  );
  compare('attendance', ids(all(Attendance)), pairs(model.present));
  compare('coming', ids(all(Coming)), pairs(model.coming));
  compare('count of coming to', comingSeen(all(Tally)), sizes(model.coming));
  compare('minutes', new Map(all(Minutes).map((row) => [row.id, marksIn(row.text)])), new Map(model.minutes));
}

const seen = (row: RowOf<typeof Meeting>) => ({
  area: row.areaId,
  code: row.code,
  stage: row.stage,
  isClosed: row.closedAt !== undefined,
  isCancelled: row.cancelledAt !== undefined && marksIn(row.cancelReason).length > 0,
  capacity: row.capacity ?? 0,
  endsAt: row.endsAt ?? '',
  documents: row.documents?.length ?? 0,
  sequence: row.sequence,
});

function comingSeen(tallies: readonly RowOf<typeof Tally>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { subject, coming = 0 } of tallies) sums.set(subject, (sums.get(subject) ?? 0) + coming);
  return new Map([...sums].filter(([, sum]) => sum !== 0));
}

const sizes = (sets: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> =>
  new Map([...sets].flatMap(([id, { size }]) => (size === 0 ? [] : [[id, size] as const])));

const pairs = (sets: ReadonlyMap<string, ReadonlySet<string>>): Map<string, true> =>
  new Map(
    [...sets].flatMap(([id, members]) => [...members].map((member) => [`${id}~${member}`, true] as const)),
  );
