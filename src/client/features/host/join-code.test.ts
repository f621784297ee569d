import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JOIN_CODE_ALPHABET } from '../../../domain/ids.ts';
import { drawCode } from './join-code.ts';

test('any randomness makes a code of six letters of the alphabet', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(255)), (bytes) => {
      const draw = (count: number) => Uint8Array.from({ length: count }, () => bytes.next().value);
      const code = drawCode(draw);
      expect(code).toHaveLength(6);
      expect([...code].every((letter) => JOIN_CODE_ALPHABET.includes(letter))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('bytes that would favour some letters are not used', () => {
  const rounds = [Uint8Array.from([255, 254, 232, 0, 1, 2]), Uint8Array.from([255, 3, 4, 5, 6, 7])];
  expect(drawCode(() => rounds.shift() ?? new Uint8Array(6))).toBe('234678');
});
