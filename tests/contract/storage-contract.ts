// What every storage must do, whatever it is built on. Ids (SY…) are those of docs/protocol.md.
import { afterEach, describe } from 'vitest';
import type { Storage } from '../../src/server/ports.ts';
import { crowd } from './crowd.ts';
import { editing } from './editing.ts';
import { feeds } from './feeds.ts';
import { identity } from './identity.ts';
import { judging } from './judging.ts';
import { largeRound } from './large-round.ts';
import { linking } from './linking.ts';
import { passkeys } from './passkeys.ts';
import { roles } from './roles.ts';
import { rounds } from './rounds.ts';
import { votingCodes } from './voting-codes.ts';

/** Makes an empty storage. */
export type StorageFactory = () => Promise<Storage>;

export type ContractSettings = {
  /** In how many lanes the storage numbers the rows of an area. */
  readonly lanes?: number;
  /** How many random evenings are tried. */
  readonly evenings?: number;
};

export function storageContract(
  name: string,
  makeStorage: StorageFactory,
  { lanes = 1, evenings = 60 }: ContractSettings = {},
): void {
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
    editing(make);
    feeds(make, lanes, evenings);
    identity(make);
    crowd(make, lanes);
    roles(make);
    linking(make);
    passkeys(make);
    rounds(make);
    largeRound(make);
    votingCodes(make);
  });
}
