// Rosters as people keep them in spreadsheets: any separator, three languages, and mistakes told by their line.
import { expect, test } from 'vitest';
import { rosterSource } from './roster-source.ts';

test('reads Finnish, Swedish and English files', () => {
  const files = [
    'name,side,public\nAnna Ek,community,yes\n',
    '\ufeffNimi;Taho;Julkinen\nAnna Ek;Asukkaat;kyllä\n',
    'namn\tpart\toffentlig\nAnna Ek\tFörening\tja\n',
  ];
  for (const file of files)
    expect(rosterSource(file)).toEqual({
      rows: [{ line: 2, name: 'Anna Ek', side: 'community', isPublic: true }],
      bad: [],
    });
});

test('a name is not public where nobody says so', () => {
  const read = rosterSource('name,side\nAnna Ek,hallinto\n');
  expect(read).toMatchObject({ rows: [{ side: 'administration', isPublic: false }] });
});

test('good rows are taken, bad ones told', () => {
  const file =
    'name,side,public\n"D,business\nA,business,no\n,business,no\nB,landlords,no\nC,business,maybe\na,yritys,x\nE,business,no,x\n';
  const read = rosterSource(file);
  expect('rows' in read && read.rows.map(({ name }) => name)).toEqual(['A']);
  expect('bad' in read && read.bad.map(({ line, reason }) => `${line} ${reason}`).sort()).toEqual([
    '2 the quotes of this row do not match',
    '4 the name is empty',
    '5 the side must be administration, business or community',
    '6 public must be yes or no',
    '7 the same name and side stand on line 3',
    '8 the row has more cells than the header',
  ]);
});

test('a file without the columns is not read at all', () => {
  expect(rosterSource('person,taho\nA,hallinto\n')).toHaveProperty('why');
  expect(rosterSource('')).toHaveProperty('why');
});
