// The key pair of push messages is made once, belongs to its owner, and is never replaced by itself.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { pushKeys } from '../../../src/server/push/push-keys.ts';
import { newFolder } from '../../support/sqlite.ts';

let folder = newFolder();
afterEach(() => {
  folder.remove();
  folder = newFolder();
});

it('is made at the first start and is the same at every other', () => {
  const first = pushKeys(folder.path);
  expect(Buffer.from(first.publicKey, 'base64url').length).toBe(65);
  expect(pushKeys(folder.path)).toEqual(first);
  const files = readdirSync(folder.path);
  expect(files).toEqual(['push-keys.json']);
  expect(statSync(join(folder.path, 'push-keys.json')).mode & 0o777).toBe(0o600);
});

it.each(['', '{}', '{"publicKey":"x","privateKey":"y"}', 'keys'])(
  '%j in its place stays and is told',
  (text) => {
    const path = join(folder.path, 'push-keys.json');
    writeFileSync(path, text);
    expect(() => pushKeys(folder.path)).toThrow();
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);
