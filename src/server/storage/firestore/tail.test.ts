import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeptRow } from './row-body.ts';
import { tails } from './tail.ts';

const MOST = 6;

/** A lane of few rows that are written again and again, and how many were read of it. */
function lane() {
  const rows = new Map<string, KeptRow>();
  let head = 0;
  let read = 0;
  const after = (from: number) =>
    [...rows.values()].filter(({ rv }) => rv > from).sort((a, b) => a.rv - b.rv);
  return {
    head: () => head,
    spent: () => read,
    after,
    write: (id: string) => {
      head += 1;
      rows.set(id, { kind: 'idea', id, stream: 'area/1', lane: 0, rv: head, body: { kind: 'idea', id } });
    },
    read: async (from: number, most: number) => {
      const found = after(from).slice(0, most);
      read += found.length;
      return found;
    },
  };
}

test('whoever asks is told what the lane holds after her revision, or nothing where that is too far back', async () => {
  const act = fc.oneof(
    fc.record({ write: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i') }),
    fc.record({ back: fc.nat({ max: 2 * MOST }), many: fc.integer({ min: 1, max: 3 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 60, size: 'max' }), async (acts) => {
      const kept = tails(MOST);
      const { head, after, read, write } = lane();
      for (const each of acts) {
        if ('write' in each) {
          write(each.write);
          continue;
        }
        const from = Math.max(0, head() - each.back);
        const expected = after(from);
        const answers = await Promise.all(
          Array.from({ length: each.many }, () => kept.after('lane', { from, head: head() }, read)),
        );
        for (const answer of answers) if (answer !== undefined) expect(answer).toEqual(expected);
      }
    }),
  );
});

test('a change is read once, however many follow from wherever they stand', async () => {
  const kept = tails(100);
  const { head, read, spent, after, write } = lane();
  for (let turn = 0; turn < 50; turn++) {
    write(`row ${turn}`);
    const follow = (_: unknown, back: number) =>
      kept.after('lane', { from: Math.max(0, turn - back), head: head() }, read);
    const answers = await Promise.all(Array.from({ length: 10 }, follow));
    expect(answers[9]).toEqual(after(Math.max(0, turn - 9)));
  }
  expect(spent()).toBe(50);
});

test('a read that fails is told to who asked, and the next one reads again', async () => {
  const kept = tails(MOST);
  const { head, read, after, write } = lane();
  write('a');
  const ask = (how: typeof read) => kept.after('lane', { from: 0, head: head() }, how);
  await expect(ask(() => Promise.reject(new Error('no line')))).rejects.toThrow('no line');
  expect(await ask(read)).toEqual(after(0));
});
