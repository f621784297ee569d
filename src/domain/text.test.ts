// Cleaning: the same once and twice, nothing that hides or turns text, limits with names.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { BLANK, ENDLESS, NASTY } from '../../tests/support/texts.ts';
import { clean, inLanguage, line, localText, paragraphs } from './text.ts';

const anyText = fc.oneof(
  fc.constantFrom(...NASTY, ...BLANK),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'e',
        '\u0301',
        '\u202a',
        '\n',
        '\r',
        '\u2028',
        ' ',
        '\t',
        '\ud83d',
        '\udc4d',
        'ﬁ',
        '\u1100',
        '\u1161',
      ),
    )
    .map((parts) => parts.join('')),
);

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(clean(clean(text))).toBe(clean(text));
      const once = v.safeParse(line(1000), text);
      if (once.success) expect(v.parse(line(1000), once.output)).toBe(once.output);
    }),
    { numRuns: 5000 },
  );
});

test('a mark between a letter and its accent does not survive, and the two become one', () => {
  expect(clean('e\u202a\u0301')).toBe('é');
});

test('what cleaning leaves has no control characters, no direction marks, no blank ends', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(clean(text)).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/u);
      expect(clean(text).trim()).toBe(clean(text));
      expect(clean(text)).not.toContain('\n\n\n');
    }),
    { numRuns: 5000 },
  );
});

test('emoji with joiners, Arabic and Hebrew stay what they are', () => {
  for (const text of ['👩‍👩‍👧‍👦👨🏽‍🦽', '🇫🇮🇸🇪', 'مرحبا بكم', 'שלום']) expect(clean(text)).toBe(text);
});

test.each(BLANK.map((text) => [JSON.stringify(text), text]))('%s is empty', (_, text) => {
  for (const schema of [line(10), paragraphs(10)]) {
    expect(v.safeParse(schema, text, { abortPipeEarly: true }).issues?.[0].message).toBe('empty');
  }
});

test.each(ENDLESS.map((text) => [text.slice(0, 12), text]))('%s… is too long', (_, text) => {
  for (const schema of [line(120), paragraphs(4000)]) {
    expect(v.safeParse(schema, text, { abortPipeEarly: true }).issues?.[0].message).toBe('too-long');
  }
});

test('limits count what is left after cleaning', () => {
  expect(v.parse(line(5), '  \u0000\u202eviisi\n')).toBe('viisi');
  expect(v.safeParse(line(4), 'viisi').success).toBe(false);
});

test('a text in several languages needs one at least, and is read in the next best', () => {
  expect(v.safeParse(localText(10), {}).success).toBe(false);
  expect(inLanguage(v.parse(localText(10), { sv: 'Hej' }), 'fi')).toBe('Hej');
});
