// Randomness and ids. Only `getRandomValues`: `randomUUID` does not exist on a page served over plain http in a hall.
import { uuidv7 } from '../../domain/ids.ts';

/** This many random bytes. */
export const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** A new id of version 7, not yet branded. */
export const newId = (): string => uuidv7(Date.now(), randomBytes(16));
