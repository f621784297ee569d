// The indexes that this project deploys: the double refuses queries that they do not cover.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { Indexes } from '../firestore-double/indexes.ts';

export const deployedIndexes = (): Indexes =>
  v.parse(
    Indexes,
    JSON.parse(readFileSync(new URL('../../firestore.indexes.json', import.meta.url), 'utf8')),
  );
