// What the import of ideas tells: a refused theme must not go unseen.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { freshId } from '../../tests/support/scripted-phone.ts';
import { inMemory, newFolder } from '../../tests/support/sqlite.ts';
import { AreaId } from '../domain/ids.ts';
import { systemActor } from '../server/usecases/system-member.ts';
import { importIdeas } from './import-ideas.ts';

const folder = newFolder();
afterEach(() => folder.remove());

test('an idea whose theme is refused goes in without one, and that is told', async () => {
  const storage = inMemory();
  const now = new Date();
  const areaId = v.parse(AreaId, freshId());
  const act = await systemActor(storage, now);
  await act([{ areaId, type: 'area.create', args: { name: { fi: 'Koivuharju' } } }], now);
  const file = join(folder.path, 'ideas.csv');
  writeFileSync(file, 'title,theme,author\nA,Vesi,\nB,"\u202a",\nC,"\u202a",\nC,,Aino\nC,"\u202a",Veli\n');
  expect(await importIdeas(storage, file, areaId)).toEqual({
    code: 1,
    lines: [
      'line 3: the theme "\u202a": name.fi: empty; its ideas stand without a theme',
      '5 added, 0 there already, 0 bad',
    ],
  });
  const themes = (await storage.ofKind('theme')).map(({ id }) => id);
  const ideas = await storage.ofKind('idea');
  expect(ideas.map(({ themeId }) => themeId).filter((id) => id !== undefined)).toEqual(themes);
  await storage.close();
});
