import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

describe('rate limit', () => {
  it('never lets more pass than the burst and what has flowed in since', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 20 }), (waits, burst) => {
        const limit = rateLimit({ burst, perSecond: 2 });
        let now = 0;
        let passed = 0;
        for (const wait of waits) {
          now += wait;
          if (limit('phone', now) === 0) passed++;
        }
        return passed <= burst + (now / 1000) * 2 + 1e-6;
      }),
    );
  });

  it('says how long to wait, and that is enough', () => {
    const limit = rateLimit({ burst: 3, perSecond: 0.5 });
    let now = 0;
    for (let count = 0; count < 50; count++) {
      const wait = limit('phone', now);
      now += wait * 1000;
      if (wait > 0) expect(limit('phone', now)).toBe(0);
    }
  });

  it('does not mix up names, and forgets the oldest of very many', () => {
    const limit = rateLimit({ burst: 1, perSecond: 0.001 });
    expect(limit('a', 0)).toBe(0);
    expect(limit('b', 0)).toBe(0);
    expect(limit('a', 0)).toBeGreaterThan(0);
    for (let count = 0; count < 20_001; count++) limit(`other ${count}`, 0);
    expect(limit('a', 0)).toBe(0);
  });
});
