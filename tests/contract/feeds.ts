// Streams: rows at their newest revision, cursors that never pass over one, removed rows and their horizon.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaId } from '../../src/domain/ids.ts';
import { areaStream, meStream, type StreamId } from '../../src/domain/kind.ts';
import { type Cursor, formatCursor } from '../../src/protocol/cursor.ts';
import type { WireRow } from '../../src/protocol/feed.ts';
import type { Storage } from '../../src/server/ports.ts';
import {
  ideaBy,
  living,
  newId,
  type Phone,
  phoneOf,
  readAll,
  revisionsByLane,
  sceneIn,
  tallyOf,
} from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';

/** What a phone does with pages: newer revisions win, removed rows go. */
class Copy {
  readonly rows = new Map<string, WireRow>();
  cursor: Cursor | undefined = undefined;

  apply(rows: readonly WireRow[]): void {
    for (const row of rows) {
      const key = `${row.kind}/${row.id}`;
      if ((this.rows.get(key)?.rv ?? 0) <= row.rv) this.rows.set(key, row);
    }
  }

  async pull(storage: Storage, stream: StreamId, limit: number): Promise<boolean> {
    const page = await storage.changes(stream, this.cursor, limit);
    if (page.outcome === 'expired') throw new Error('expired');
    const lanes = revisionsByLane(page.rows);
    for (const [lane, revisions = []] of lanes.entries()) {
      expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
      expect(Math.min(...revisions, Number.POSITIVE_INFINITY)).toBeGreaterThan(this.cursor?.heads[lane] ?? 0);
    }
    this.apply(page.rows);
    this.cursor = page.next;
    return page.more;
  }

  get state(): WireRow[] {
    return sorted(living([...this.rows.values()]));
  }
}

const sorted = (rows: readonly WireRow[]): WireRow[] =>
  [...rows].sort((a, b) => `${a.kind}/${a.id}`.localeCompare(`${b.kind}/${b.id}`));

export function feeds(make: StorageFactory, lanes: number, evenings: number): void {
  describe('feeds', () => {
    it('SY11 shows a row once, at its newest revision', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const ideaId = await ideaBy(phone, areaId);
      for (const title of ['B', 'C', 'D']) await phone.do('idea.edit', { ideaId, title }, areaId);
      const ideas = (await readAll(storage, stream)).filter((row) => row.kind === 'idea');
      expect(ideas.map((row) => row.title)).toEqual(['D']);
    });

    it('SY12 answers with the same cursor where nothing is new, and pages until nothing is left', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      for (let count = 0; count < 7; count++) await ideaBy(phone, areaId);
      const head = await storage.head(stream);
      expect(await storage.changes(stream, head, 10)).toEqual({
        outcome: 'page',
        rows: [],
        next: head,
        more: false,
      });
      const byOne = await readAll(storage, stream, 1);
      expect(byOne).toEqual(await readAll(storage, stream));
      expect(byOne.length).toBe(15);
    });

    it('SY12 reads an empty stream from its start', async () => {
      const storage = await make();
      const page = await storage.changes(areaStream((await sceneIn(storage)).areaId), undefined, 5);
      expect(page).toMatchObject({ outcome: 'page', more: false });
      const empty = await storage.changes('desk/site', undefined, 5);
      expect(empty).toMatchObject({ outcome: 'page', rows: [], more: false });
    });

    it("SY12 SY15 gives the server's state to every reader, however reads and writes mix", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.oneof(
              fc.record({
                do: fc.constantFrom(
                  'post',
                  'support',
                  'unsupport',
                  'edit',
                  'withdraw',
                  'comment',
                  'merge',
                  'hide',
                  'unhide',
                ),
                idea: fc.nat(7),
                phone: fc.nat(2),
              }),
              fc.record({
                do: fc.constant('pull'),
                reader: fc.nat(2),
                limit: fc.integer({ min: 1, max: 6 }),
              }),
              fc.record({ do: fc.constant('snapshot'), reader: fc.nat(2) }),
            ),
            { maxLength: 60 },
          ),
          async (steps) => {
            const storage = await make();
            const { host, areaId, stream } = await sceneIn(storage);
            const phones = await Promise.all([0, 1, 2].map(() => phoneOf(storage)));
            const readers = [new Copy(), new Copy(), new Copy()];
            const ideas: string[] = [];
            for (const step of steps) {
              if ('limit' in step) await readers[step.reader]?.pull(storage, stream, step.limit);
              else if ('reader' in step) await takeSnapshot(readers, step.reader, storage, stream);
              else await perform(step.do, phones[step.phone] ?? host, host, areaId, ideas, step.idea);
            }
            const truth = sorted((await storage.all(stream)).rows);
            for (const reader of readers) {
              while (await reader.pull(storage, stream, 3));
              expect(reader.state).toEqual(truth);
            }
            await checkTallies(storage, stream, [...phones, host]);
          },
        ),
        { numRuns: evenings },
      );
    });

    it('SY13 keeps a removed row without its content, and tells older readers to start again once it is forgotten', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const ideaId = await ideaBy(phone, areaId, 'Salaisuus');
      const before = await storage.head(stream);
      await phone.do('idea.withdraw', { ideaId }, areaId);
      const page = await storage.changes(stream, before, 10);
      const rows = page.outcome === 'page' ? page.rows : [];
      const gone = rows.find((row) => row.kind === 'idea');
      expect(gone).toEqual({ kind: 'idea', id: ideaId, rv: gone?.rv, lane: gone?.lane, del: true });
      expect(JSON.stringify(rows)).not.toContain('Salaisuus');
      const after = await storage.head(stream);
      await storage.purge('2026-11-21T17:59:59.000Z');
      expect((await storage.changes(stream, before, 10)).outcome).toBe('page');
      await storage.purge('2026-11-21T18:00:01.000Z');
      expect(await storage.changes(stream, before, 10)).toEqual({ outcome: 'expired' });
      expect(await storage.changes(stream, after, 10)).toMatchObject({ outcome: 'page', rows: [] });
      const fresh = await readAll(storage, stream);
      expect(fresh.map((row) => row.kind)).toEqual(['area']);
      const start = await storage.changes(stream, undefined, 10);
      expect(start.outcome === 'page' && (await storage.changes(stream, start.next, 10)).outcome).toBe(
        'page',
      );
    });

    it('SY13 never shows a withdrawn idea again, whatever is sent later', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const ideaId = await ideaBy(phone, areaId);
      await phone.do('idea.withdraw', { ideaId }, areaId);
      const other = await phoneOf(storage, phone.member);
      expect(await other.do('idea.post', { ideaId, title: 'Taas' }, areaId)).toMatchObject({ verdict: 'ok' });
      expect(await other.do('support.set', { ideaId, support: true }, areaId)).toMatchObject({
        code: 'no-such-idea',
      });
      expect(living(await readAll(storage, stream)).map((row) => row.kind)).toEqual(['area']);
    });

    it('SY14 refuses a cursor of another history or shape', async () => {
      const storage = await make();
      const { stream } = await sceneIn(storage);
      const head = await storage.head(stream);
      expect(formatCursor(head)).toMatch(/^v1\.[0-9a-f]{8}(\.\d+)+$/);
      expect(head.heads.length).toBe(lanes);
      const expired = { outcome: 'expired' };
      expect(await storage.changes(stream, { ...head, epoch: '00000000' }, 10)).toEqual(expired);
      expect(await storage.changes(stream, { ...head, heads: [...head.heads, 1] }, 10)).toEqual(expired);
      const ahead = head.heads.map((rv, lane) => (lane === 0 ? rv + 1 : rv));
      expect(await storage.changes(stream, { ...head, heads: ahead }, 10)).toEqual(expired);
    });

    it('SY18 a merge moves supports to those who have them, and counts nobody twice', async () => {
      const storage = await make();
      const { host, areaId, stream } = await sceneIn(storage);
      const phones = await Promise.all([0, 1, 2].map(() => phoneOf(storage)));
      const [ann, ben, eve] = phones;
      if (ann === undefined || ben === undefined || eve === undefined) throw new Error('three phones');
      const [one, two] = [await ideaBy(ann, areaId, 'Yksi'), await ideaBy(ben, areaId, 'Kaksi')];
      for (const phone of [ann, ben]) await phone.do('support.set', { ideaId: one, support: true }, areaId);
      for (const phone of [ben, eve]) await phone.do('support.set', { ideaId: two, support: true }, areaId);
      await host.do('idea.merge', { ideaId: one, intoId: two }, areaId);
      const rows = await readAll(storage, stream);
      expect([tallyOf(rows, one)?.supports, tallyOf(rows, two)?.supports]).toEqual([0, 3]);
      await ann.do('support.set', { ideaId: one, support: false }, areaId);
      expect(tallyOf(await readAll(storage, stream), two)?.supports).toBe(2);
      await checkTallies(storage, stream, phones);
      const mine = living(await readAll(storage, meStream(eve.member)));
      expect(mine.filter((row) => row.kind === 'support').map((row) => row.ideaId)).toEqual([two]);
    });
  });
}

/** A snapshot taken in the middle of writing, then changes from its cursor. */
async function takeSnapshot(
  readers: Copy[],
  which: number,
  storage: Storage,
  stream: StreamId,
): Promise<void> {
  const { asOf, rows } = await storage.all(stream);
  const fresh = new Copy();
  fresh.apply(rows);
  fresh.cursor = asOf;
  readers[which] = fresh;
}

async function perform(
  what: string,
  phone: Phone,
  host: Phone,
  areaId: AreaId,
  ideas: string[],
  which: number,
): Promise<void> {
  if (what === 'post') {
    ideas.push(await ideaBy(phone, areaId, `Idea ${ideas.length}`));
    return;
  }
  const ideaId = ideas[which % Math.max(1, ideas.length)];
  if (ideaId === undefined) return;
  const target = { kind: 'idea', id: ideaId };
  if (what === 'support') await phone.do('support.set', { ideaId, support: true }, areaId);
  if (what === 'unsupport') await phone.do('support.set', { ideaId, support: false }, areaId);
  if (what === 'edit') await phone.do('idea.edit', { ideaId, title: `Idea ${which} uusi` }, areaId);
  if (what === 'withdraw') await phone.do('idea.withdraw', { ideaId }, areaId);
  if (what === 'comment')
    await phone.do('comment.post', { commentId: newId(), ideaId, text: 'Hyvä', stance: 'for' }, areaId);
  if (what === 'merge')
    await host.do('idea.merge', { ideaId, intoId: ideas[(which + 1) % ideas.length] }, areaId);
  if (what === 'hide') await host.do('content.hide', { target, reason: 'syy' }, areaId);
  if (what === 'unhide') await host.do('content.unhide', { target }, areaId);
}

/** SY17: the count of an idea is the number of people who support it. */
async function checkTallies(storage: Storage, stream: StreamId, people: readonly Phone[]): Promise<void> {
  const members = [...new Set(people.map((phone) => phone.member))];
  const own = await Promise.all(members.map((member) => storage.all(meStream(member))));
  const supports = own.flatMap(({ rows }) => rows.filter((row) => row.kind === 'support'));
  const rows = (await storage.all(stream)).rows;
  for (const idea of rows.filter((row) => row.kind === 'idea')) {
    expect(tallyOf(rows, idea.id)?.supports ?? 0).toBe(
      supports.filter((row) => row.ideaId === idea.id).length,
    );
  }
}
