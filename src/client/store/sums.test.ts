// The sums on an idea are those of its tally rows, in whatever order and however often rows arrive.

import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyRows, type IncomingRow } from './base.ts';
import { openStore } from './open.ts';
import { applySnapshotPage } from './replica.ts';

const AREA = '018bcfe5-6800-7000-8000-000000000001';
const idOf = (number: number): string => `018bcfe5-6800-7000-8000-00000000001${number}`;
const IDEAS = [0, 1, 2];
const LANES = [0, 1];

const idea = (number: number, rv: number, isHidden: boolean): IncomingRow & Record<string, unknown> => ({
  kind: 'idea',
  id: idOf(number),
  rv,
  areaId: AREA,
  title: 'Penkki',
  origin: 'phone',
  postedAt: '2027-01-01T18:00:00.000Z',
  ...(isHidden && { hidden: { reason: 'Roska', at: '2027-01-01T18:30:00.000Z' } }),
});
const tally = (number: number, lane: number, rv: number, supports: number) => ({
  kind: 'tally',
  id: `${idOf(number)}~${lane}`,
  rv,
  areaId: AREA,
  subject: idOf(number),
  supports,
  comments: supports * 2,
  present: 0,
});

const number = fc.constantFrom(...IDEAS);
const anyRow = (rv: number) =>
  fc.oneof(
    fc.tuple(number, fc.boolean()).map(([which, isHidden]) => idea(which, rv, isHidden)),
    fc
      .tuple(number, fc.constantFrom(...LANES), fc.nat({ max: 9 }))
      .map(([which, lane, supports]) => tally(which, lane, rv, supports)),
  );
const page = fc.array(
  fc.nat({ max: 30 }).chain((rv) => anyRow(rv + 1)),
  { maxLength: 6 },
);

test('sums agree with the tally rows after any pages, repeated rows and a snapshot', async () => {
  let stores = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(page, { maxLength: 8 }), page, async (pages, snapshot) => {
      const { db, ...rest } = openStore({
        name: `sums ${++stores}`,
        now: () => 0,
        random: (bytes) => new Uint8Array(bytes),
        factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
      });
      const stream = `area/${AREA}`;
      const write = (rows: readonly IncomingRow[]) =>
        db.transaction('rw', db.rows, async () => applyRows(db, rows, { stream }));
      const agree = async (): Promise<void> => {
        const rows = await db.rows.toArray();
        for (const record of rows.filter(({ kind, order }) => kind === 'idea' && order !== undefined)) {
          const tallies = rows.filter(({ kind, parent }) => kind === 'tally' && parent === record.id);
          const supports = tallies.map(({ row }) => Number(Object(row).supports)).reduce((a, b) => a + b, 0);
          expect([record.supports, record.comments]).toEqual([supports, supports * 2]);
        }
      };
      for (const rows of pages) {
        await write(rows);
        await agree();
        await write(rows);
        await agree();
      }
      const heads = [15];
      const part = { sid: 's', asOf: 'c', epoch: 'e', heads, pages: 1, page: 0, rows: snapshot };
      await applySnapshotPage({ db, ...rest }, stream, part);
      await agree();
      db.close();
    }),
    { numRuns: 150 },
  );
});
