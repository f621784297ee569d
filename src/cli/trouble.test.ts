// What the machine refuses comes as one line, whatever it was.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder } from '../../tests/support/sqlite.ts';
import { troubleOf } from './trouble.ts';

const thrownBy = (deed: () => unknown): unknown => {
  try {
    return deed();
  } catch (error) {
    return error;
  }
};

test('a folder, no file, no room, no right, and anything else', () => {
  const folder = newFolder();
  const file = join(folder.path, 'file');
  writeFileSync(file, 'x');
  const system = (code: string) => Object.assign(new Error(`${code}: bad, write`), { code, path: '/there' });
  const outcomes = [
    thrownBy(() => readFileSync(folder.path)),
    thrownBy(() => readFileSync(join(file, 'inside'))),
    thrownBy(() => readFileSync(join(folder.path, 'none'))),
    system('ENOSPC'),
    system('EACCES'),
    system('ERR_SQLITE_ERROR'),
    new Error('two\n  lines'),
    'a word',
  ].map(troubleOf);
  rmSync(folder.path, { recursive: true });
  expect(outcomes.map(({ code, lines }) => [code, ...lines])).toEqual([
    [2, 'a folder was given where a file is needed'],
    [2, `${join(file, 'inside')}: a file was given where a folder is needed`],
    [2, `${join(folder.path, 'none')}: there is no such file`],
    [1, 'It failed: /there: there is no room left on the disk'],
    [1, 'It failed: /there: this user has no right to it'],
    [1, 'It failed: ERR_SQLITE_ERROR: bad, write'],
    [1, 'It failed: two lines'],
    [1, 'It failed: a word'],
  ]);
});
