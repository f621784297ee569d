// Receipts as words: the paper's own examples, there and back, and what people make of them when they type.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWords, wordsOf } from './receipt-words.ts';

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

/** The paper's IPv4 addresses, two words each. */
const KNOWN = [
  ['127.0.0.1', 'lusab-babad'],
  ['63.84.220.193', 'gutih-tugad'],
  ['63.118.7.35', 'gutuk-bisog'],
  ['140.98.193.141', 'mudof-sakat'],
  ['64.255.6.200', 'haguz-biram'],
  ['128.30.52.45', 'mabiv-gibot'],
  ['147.67.119.2', 'natag-lisaf'],
  ['212.58.253.68', 'tibup-zujah'],
  ['216.35.68.215', 'tobog-higil'],
  ['216.68.232.21', 'todah-vobij'],
  ['198.81.129.136', 'sinid-makam'],
  ['12.110.110.204', 'budov-kuras'],
] as const;

test('the words of the paper', () => {
  for (const [address, words] of KNOWN) {
    const hex = Buffer.from(address.split('.').map(Number)).toString('hex');
    expect(wordsOf(hex + hex + '0'.repeat(48))).toBe(`${words}-${words}`);
    expect(readWords(`${words}-${words}`)).toBe(hex + hex);
  }
});

test('words lead back to the first 64 bits, in any case and with spaces or dashes', () => {
  const gap = fc.constantFrom('-', ' ', ' - ', '\u2013', '\u2011', '\u00a0', '\n', '');
  fc.assert(
    fc.property(hash, gap, fc.boolean(), (leaf, between, isLoud) => {
      const words = wordsOf(leaf);
      expect(words).toMatch(/^[a-z]{5}(-[a-z]{5}){3}$/);
      const typed = ` ${words.replaceAll('-', between)} `;
      expect(readWords(isLoud ? typed.toUpperCase() : typed)).toBe(leaf.slice(0, 16));
    }),
  );
});

test('another text is no receipt', () => {
  for (const text of [
    '',
    'lusab-babad',
    'lusab-babad-gutih',
    'lusab-babad-gutih-tugad-lusab',
    'lusab-babad-gutih-tugac',
    'lusab-babad-gutih-tugad!',
    'xlusab-babad-gutih-tugad',
    'lusab-babad-gutih-tuga',
  ])
    expect(readWords(text)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (text) => {
      const digits = readWords(text);
      if (digits !== undefined) expect(digits).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
  expect(() => wordsOf('7f000001')).toThrow(RangeError);
});
