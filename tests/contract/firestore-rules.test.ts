// Who may do what in Firestore without the server: hear that a bell was rung, and nothing else.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mayBrowser, type Operation, parseRules } from '../support/firestore-rules.ts';

const rules = parseRules(readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8'));
const OPERATIONS: readonly Operation[] = ['get', 'list', 'create', 'update', 'delete'];
const allowed = (path: string): Operation[] =>
  OPERATIONS.filter((operation) => mayBrowser(rules, operation, path));

test('a bell may be read by whoever knows its area, and bells may not be listed or rung', () => {
  expect(allowed('bells/0193a1b2-0000-7000-8000-000000000001')).toEqual(['get']);
});

test.each([
  'rows/3f-idea~1',
  'rows/3f-urn~1/parts/5-0',
  'heads/0a-area%2F1~0',
  'clients/00112233445566778899aabbccddeeff',
  'sessions/abc',
  'verdicts/1f-a~1',
  'commands/1f-a~b',
  'meta/kehra',
  'meta/push-keys',
  'bells/one/below/two',
  'anything/else',
])('nothing may be done to %s', (path) => {
  expect(allowed(path)).toEqual([]);
});

test('what the rules say more than is understood is an error, not a yes', () => {
  const text = (inner: string) =>
    `rules_version = '2';\nservice cloud.firestore {\n match /databases/{database}/documents {\n${inner}\n}\n}`;
  expect(parseRules(text('match /a/{b} { allow read: if true; }'))).toHaveLength(1);
  expect(() => parseRules(text('match /a/{b} { allow read: if request.auth != null; }'))).toThrow();
  expect(() => parseRules(text('match /a/{b} { allow read; }'))).toThrow();
  expect(() => parseRules('service cloud.storage {}')).toThrow();
});
