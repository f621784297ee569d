// No more at once than there are lanes, everything in its turn, and word when nothing is left.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lanes } from './lanes.ts';

test('never more at once than lanes, started in order, failures free their lane', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ ticks: fc.nat(5), fails: fc.boolean() }), { maxLength: 20 }),
      async (width, jobs) => {
        const lane = lanes(width);
        const started: number[] = [];
        let [now, most] = [0, 0];
        const all = jobs.map(({ ticks, fails }, number) =>
          lane.run(async () => {
            started.push(number);
            most = Math.max(most, ++now);
            for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
            now--;
            if (fails) throw new Error('on purpose');
            return number;
          }),
        );
        const settled = Promise.allSettled(all);
        await lane.empty();
        expect(now).toBe(0);
        expect(started).toEqual(jobs.map((_, number) => number));
        expect(most).toBeLessThanOrEqual(width);
        const outcomes = (await settled).map((one) => one.status === 'rejected');
        expect(outcomes).toEqual(jobs.map((job) => job.fails));
        expect(await lane.run(async () => 'again')).toBe('again');
      },
    ),
  );
});
