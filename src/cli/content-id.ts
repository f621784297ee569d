// Ids of what is imported: the same content gives the same id, so that importing a file again adds nothing.
import { createHash } from 'node:crypto';
import { uuidFrom } from '../domain/ids.ts';

export const idFrom = (...parts: readonly string[]): string =>
  uuidFrom(createHash('sha256').update(JSON.stringify(parts)).digest(), 8);
