// Texts as people, keyboards and pranksters write them. Each carries a mark by which it is found again.
import type { Seeded } from './seeded.ts';

const repeat = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));

/** Texts that stay something after cleaning. */
export const NASTY: readonly string[] = [
  'Penkki rantaan',
  'Bänkar vid stranden åäö ÅÄÖ',
  '🌳🪑 puu ja penkki',
  '👩‍👩‍👧‍👦👨🏽‍🦽 family with joiners',
  '🇫🇮🇸🇪 flags',
  '\u202egnp.exe\u202c turned around',
  'مرحبا بكم في الحي',
  'שלום שכונה',
  '\u2066isolated\u2069 and \ufeffmarked',
  'NUL\u0000 bell\u0007 escape\u001b[31m del\u007f',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"; DROP TABLE rows; --',
  'Z\u0351\u036b\u0343a\u0328\u034bl\u0308\u0301g\u0327o\u0302 combining',
  'e\u202a\u0301 parted by a mark that goes',
  'tab\there and   many    spaces',
  'line\r\nbreak\u2028and\u2029paragraph\n\n\n\n\nend',
  '\u00a0no-break\u00a0spaces\u00a0',
  '{"kind":"idea","rv":1}',
  '=HYPERLINK("http://x";"y")',
  '%s %d {{x}} \\u0000 \\',
  'half a pair \ud83d alone',
  '\u200b\u200czero width\u200d',
  'ÀÈ\u0041\u0300 composed or not',
];

/** Texts of which cleaning leaves nothing. */
export const BLANK: readonly string[] = [
  '',
  ' ',
  '\n\n\t',
  '\u0000\u0007',
  '\u202e\u202c',
  '\ufeff',
  '\u00a0',
];

/** Something longer than any limit. */
export const ENDLESS: readonly string[] = [
  repeat('pitkä teksti ', 10_240),
  repeat('👍', 9000),
  repeat('a', 40_000),
];

const MARK = /§(\d+)§/g;

/** The mark of a number: survives cleaning, and stands nowhere else. */
export const markOf = (number: number): string => `§${number}§`;

/** The marks in a text or in anything that can be written as JSON. */
export function marksIn(value: unknown): string[] {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return [...text.matchAll(MARK)].map((found) => found[0]);
}

/** A nasty text with a mark, before, after or in the middle. */
export function nastyText(random: Seeded, number: number): string {
  const text = random.pick(NASTY);
  const mark = markOf(number);
  const where = random.int(3);
  if (where === 0) return `${mark} ${text}`;
  return where === 1 ? `${text} ${mark}` : `${text} ${mark} ${random.pick(NASTY)}`;
}

/** A nasty text that fits where a name goes. */
export const nastyName = (random: Seeded, number: number): string =>
  `${markOf(number)} ${random.pick(NASTY).slice(0, 30)}`;
