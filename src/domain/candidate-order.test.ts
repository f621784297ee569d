// Every voter has her own order, always the same, and no place favours anybody.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderFor } from './candidate-order.ts';

const ids = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 30 });
const named = (all: readonly string[]) => all.map((ideaId) => ({ ideaId }));

test('a voter meets all candidates in one order, whatever order they came in', () => {
  fc.assert(
    fc.property(ids, fc.uuid(), fc.uuid(), fc.integer(), (all, voter, round, by) => {
      const turn = Math.abs(by) % all.length;
      const turned = [...all.slice(turn), ...all.slice(0, turn)];
      const order = orderFor(voter, round, named(all));
      expect(orderFor(voter, round, named(turned))).toEqual(order);
      expect(order.map(({ ideaId }) => ideaId).sort()).toEqual([...all].sort());
    }),
  );
});

test('each of five candidates stands first about as often as the others', () => {
  const five = named(['a', 'b', 'c', 'd', 'e']);
  const voters = Array.from({ length: 5000 }, (_, index) => `voter ${index}`);
  for (const place of [0, 2, 4]) {
    const there = voters.map((voter) => orderFor(voter, 'round', five)[place]?.ideaId);
    for (const { ideaId } of five) {
      const times = there.filter((id) => id === ideaId).length;
      expect(times).toBeGreaterThan(850);
      expect(times).toBeLessThan(1150);
    }
  }
});
