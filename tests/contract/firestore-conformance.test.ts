// What this project takes for granted of Firestore. Runs against the double, and unchanged against Google's emulator:
// FIRESTORE_EMULATOR_HOST=… vitest run tests/contract/firestore-conformance.test.ts
import { afterAll, beforeAll, describe } from 'vitest';
import { givenOrDouble, type Project, projectAt, type TestFirestore } from '../support/firestore.ts';
import { documents } from './firestore-conformance/documents.ts';
import { listeners } from './firestore-conformance/listeners.ts';
import { type Place, placeIn } from './firestore-conformance/place.ts';
import { queries } from './firestore-conformance/queries.ts';
import { transactions } from './firestore-conformance/transactions.ts';
import { transforms } from './firestore-conformance/transforms.ts';

let firestore: TestFirestore;
let project: Project;
let there: Place;
beforeAll(async () => {
  firestore = await givenOrDouble();
  project = projectAt(firestore.address);
  there = placeIn(project.db);
});
afterAll(async () => {
  await project.close();
  firestore.close();
});
const place = (): Place => there;

describe('Firestore', () => {
  describe('documents', () => documents(place));
  describe('transforms', () => transforms(place));
  describe('queries', () => queries(place));
  describe('transactions', () => transactions(place));
  describe('listeners', () => listeners(place));
});
