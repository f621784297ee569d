import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPush } from './read-push.ts';

const GOOD = {
  lang: 'sv',
  title: 'Mötet är flyttat',
  body: 'Klockan 19',
  tag: 'meeting-1',
  path: '/meetings',
};
const received = (text: string) => ({ json: (): unknown => JSON.parse(text) });

test('a message of ours is read', () => {
  expect(readPush(received(JSON.stringify(GOOD)))).toEqual(GOOD);
});

test('what is none is told from it, whatever it is', () => {
  const wrong = ['', 'not JSON', '{}', '[]', 'null', '7', JSON.stringify({ ...GOOD, title: '' })];
  expect([null, ...wrong.map(received)].map(readPush)).toEqual(Array(8).fill(undefined));
  fc.assert(fc.property(fc.json(), (text) => readPush(received(text)) === undefined));
});
