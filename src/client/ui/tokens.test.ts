// The look keeps its promises: words are readable and threads are told from the paper, in light and in dark.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colour tokens of a block, by name. */
function colours(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const blocks = css.split(/:root[^{]*\{/).slice(1);
const [light = new Map(), system = new Map(), dark = new Map()] = blocks.map(colours);
const schemes = [
  ['light', light],
  ['dark', dark],
] as const;

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(scheme: ReadonlyMap<string, string>, one: string, other: string): number {
  const [high = 0, low = 0] = [one, other]
    .map((name) => luminance(scheme.get(name) ?? '#000000'))
    .sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test('dark by the system and dark by choice are the same', () => {
  expect([...system]).toEqual([...dark]);
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});

test.each(schemes)('%s: every pair of words and ground has 4.5:1', (_, scheme) => {
  const grounds = ['paper', 'paper-raised', 'paper-sunk'];
  for (const ground of grounds) {
    for (const words of ['ink', 'ink-soft', 'primary', 'danger']) {
      expect(contrast(scheme, words, ground), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  const pairs = [
    ['on-primary', 'primary'],
    ['on-primary', 'primary-strong'],
    ['primary', 'primary-soft'],
    ['ink', 'warm-soft'],
    ['danger', 'danger-soft'],
    ['paper', 'ink'],
  ] as const;
  for (const [words, ground] of pairs) {
    expect(contrast(scheme, words, ground), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(schemes)(
  '%s: threads and edges stand out from the paper, letters from their bobbins',
  (_, scheme) => {
    for (const ground of ['paper', 'paper-raised']) {
      expect(contrast(scheme, 'edge', ground)).toBeGreaterThanOrEqual(3);
      for (let thread = 1; thread <= 8; thread++) {
        expect(contrast(scheme, `thread-${thread}`, ground), `thread ${thread}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  },
);
