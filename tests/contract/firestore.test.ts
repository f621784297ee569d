// The storage contract on Firestore: the official library over the wire, and a double at the other end of it.
import { afterAll, beforeAll } from 'vitest';
import { givenOrDouble, storageAt, type TestFirestore } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { storageContract } from './storage-contract.ts';

let firestore: TestFirestore;
beforeAll(async () => {
  firestore = await givenOrDouble({ indexes: deployedIndexes() });
});
afterAll(() => firestore.close());

const withLanes = (lanes: number) => () => storageAt(firestore.address, lanes);

storageContract('Firestore', withLanes(1), { evenings: 12 });
storageContract('Firestore in four lanes', withLanes(4), { lanes: 4, evenings: 12 });
