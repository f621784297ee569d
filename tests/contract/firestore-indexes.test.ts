// The double refuses what Firestore would refuse for want of an index; Google's emulator lets everything through.
import type { Query } from 'firebase-admin/firestore';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Double, startDouble } from '../firestore-double/double.ts';
import type { Indexes } from '../firestore-double/indexes.ts';
import { type Project, projectAt } from '../support/firestore.ts';
import { CODES, codeOf } from './firestore-conformance/place.ts';

const up = (fieldPath: string) => ({ fieldPath, order: 'ASCENDING' as const });
const indexes: Indexes = {
  indexes: [
    { collectionGroup: 'rows', queryScope: 'COLLECTION', fields: [up('stream'), up('lane'), up('rv')] },
    { collectionGroup: 'rows', queryScope: 'COLLECTION', fields: [up('kind'), up('rv')] },
  ],
  fieldOverrides: [{ collectionGroup: 'rows', fieldPath: 'body', indexes: [] }],
};

let double: Double;
let project: Project;
beforeAll(async () => {
  double = await startDouble({ indexes });
  project = projectAt(double.address);
});
afterAll(async () => {
  await project.close();
  double.close();
});

const rows = () => project.db.collection('rows');
const COVERED: [string, () => Query][] = [
  ['a field alone', () => rows().where('stream', '==', 'a')],
  ['several equalities', () => rows().where('stream', '==', 'a').where('kind', '==', 'b')],
  ['a range and its order', () => rows().where('rv', '>', 1).orderBy('rv', 'desc')],
  [
    'equalities with a range',
    () => rows().where('lane', '==', 1).where('stream', '==', 'a').where('rv', '>', 1),
  ],
  ['the same backwards', () => rows().where('kind', '==', 'a').orderBy('rv', 'desc')],
  [
    'two indexes side by side',
    () => rows().where('kind', '==', 'a').where('stream', '==', 'b').where('lane', '==', 1).orderBy('rv'),
  ],
];
const UNCOVERED: [string, () => Query][] = [
  ['an equality with another order', () => rows().where('stream', '==', 'a').orderBy('id')],
  ['only a part of an index', () => rows().where('stream', '==', 'a').orderBy('rv')],
  ['two orders', () => rows().orderBy('kind').orderBy('stream')],
  ['a field without an index', () => rows().where('body', '==', 'x')],
  ['an order by a field without an index', () => rows().orderBy('body')],
  ['a collection group', () => project.db.collectionGroup('rows').where('kind', '==', 'a')],
];

test.each(COVERED)('takes %s', async (_, query) => {
  expect(await codeOf(query().get())).toBe(CODES.ok);
});
test.each(UNCOVERED)('refuses %s', async (_, query) => {
  expect(await codeOf(query().get())).toBe(CODES.failedPrecondition);
});
