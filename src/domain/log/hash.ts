// A SHA-256 as it is written in the log of ballots: 64 lower-case hexadecimal digits.
import { hexToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';

export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** The 32 bytes; whoever passes on what came from elsewhere asks the schema first. */
export function bytesOf(hash: string): Uint8Array {
  if (!v.is(Hash, hash)) throw new RangeError(`no hash: ${hash}`);
  return hexToBytes(hash);
}
