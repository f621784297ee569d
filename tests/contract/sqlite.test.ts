// The storage contract on SQLite, in memory and in a file.
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { inMemory, newFolder, openAt } from '../support/sqlite.ts';
import { storageContract } from './storage-contract.ts';

const folder = newFolder();
afterAll(folder.remove);
let files = 0;

storageContract('SQLite in memory', async () => inMemory());
storageContract('SQLite in a file', async () => openAt(join(folder.path, `${++files}.db`)));
