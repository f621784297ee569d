// What a switch does to the others: whatever is told at all is in the app.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHANNELS } from '../../../domain/notice-kinds.ts';
import { turned } from './turned.ts';

const channel = fc.constantFrom(...CHANNELS);
/** Ways as switches leave them: none, or the app among them. */
const ways = fc.subarray([...CHANNELS]).map((some) => (some.length === 0 ? [] : turned(some, 'inbox', true)));

test('a switch says afterwards what it was turned to, and the app has all that is told', () => {
  fc.assert(
    fc.property(ways, channel, fc.boolean(), (now, one, isOn) => {
      const after = turned(now, one, isOn);
      expect(after.includes(one)).toBe(isOn);
      expect(after.length === 0 || after.includes('inbox')).toBe(true);
      // Nothing else is turned on but the app, and nothing off but with it.
      for (const other of CHANNELS) {
        if (other === one || other === 'inbox') continue;
        expect(after.includes(other)).toBe(now.includes(other) && !(one === 'inbox' && !isOn));
      }
      expect(turned(after, one, isOn)).toEqual(after);
    }),
  );
});

test('an other way that is turned off leaves the app as it was', () => {
  fc.assert(
    fc.property(ways, fc.constantFrom('push' as const, 'mail' as const), (now, one) => {
      expect(turned(now, one, false).includes('inbox')).toBe(now.includes('inbox'));
    }),
  );
});
