// What every storage must do, whatever it is built on. Ids (SY…) are those of docs/protocol.md.
import { afterEach, describe } from 'vitest';
import type { Storage } from '../../src/server/ports.ts';
import { crowd } from './crowd.ts';
import { feeds } from './feeds.ts';
import { identity } from './identity.ts';
import { judging } from './judging.ts';
import { roles } from './roles.ts';
import { rounds } from './rounds.ts';
import { votingCodes } from './voting-codes.ts';

/** Makes an empty storage. */
export type StorageFactory = () => Promise<Storage>;

export function storageContract(name: string, makeStorage: StorageFactory): void {
  describe(`storage contract: ${name}`, () => {
    let open: Storage[] = [];
    const make: StorageFactory = async () => {
      const storage = await makeStorage();
      open.push(storage);
      return storage;
    };
    afterEach(async () => {
      await Promise.all(open.map((storage) => storage.close()));
      open = [];
    });
    judging(make);
    feeds(make);
    identity(make);
    crowd(make);
    roles(make);
    rounds(make);
    votingCodes(make);
  });
}
