// Puts what a ballot says into an envelope before the phone keeps it, under a key that the phone makes at first need and
// that nobody can read out (docs/decisions/0021).
import * as v from 'valibot';
import { leafOf } from '../../domain/log/commitment.ts';
import type { Mark } from '../../domain/mark.ts';
import type { Round } from '../../domain/round.ts';
import { type Kept, slipOfCode } from './ballot-args.ts';
import type { KehraDb } from './db.ts';
import { type Draft, saveDraft } from './drafts.ts';
import { ENVELOPE_KEY, NONCE_BYTES } from './envelope.ts';
import { type Store, withDb } from './open.ts';

const ALGORITHM = { name: 'AES-GCM', length: 256 } as const;

async function storedKey(db: KehraDb): Promise<CryptoKey | undefined> {
  const value = (await db.meta.get(ENVELOPE_KEY))?.value;
  return v.is(v.instance(CryptoKey), value) ? value : undefined;
}

/** The key, made where there is none. Only one that came back from the disk is used; of two tabs' the first stays. */
async function keyOf(store: Store): Promise<CryptoKey | undefined> {
  const known = await withDb(store, storedKey);
  if (known !== undefined) return known;
  const value = await crypto.subtle.generateKey(ALGORITHM, false, ['encrypt', 'decrypt']);
  await withDb(store, (db) =>
    db.transaction('rw', db.meta, async () => {
      if ((await storedKey(db)) === undefined) await db.meta.put({ key: ENVELOPE_KEY, value });
    }),
  );
  return withDb(store, storedKey);
}

/** An envelope of `room` bytes, so that its size tells nothing; none where this phone cannot encrypt or keep a key. */
async function envelopeOf(store: Store, content: unknown, room: number): Promise<ArrayBuffer | undefined> {
  // Browsers encrypt only on pages that came over https, or from the same machine.
  if (globalThis.crypto?.subtle === undefined) return undefined;
  try {
    const key = await keyOf(store);
    if (key === undefined) return undefined;
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const text = new TextEncoder().encode(JSON.stringify(content).padEnd(room));
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: ALGORITHM.name, iv }, key, text));
    const envelope = new Uint8Array(NONCE_BYTES + sealed.length);
    envelope.set(iv);
    envelope.set(sealed, NONCE_BYTES);
    return envelope.buffer;
  } catch {
    // A ballot that lies open is better than a lost one.
    return undefined;
  }
}

const MARK_BYTES = 100;
const OTHER_BYTES = 400;

/** Bytes for the fullest ballot that the round allows. */
function roomOf({ candidates, method }: Round): number {
  const each = method.name === 'grades' ? method.criteria.length : 1;
  return candidates.length * each * MARK_BYTES + OTHER_BYTES;
}

type Args = { readonly marks: readonly Mark[]; readonly salt: string; readonly code?: string | undefined };

/** A ballot's arguments as they are kept; undefined where they have to lie open. */
export async function keptArgs(store: Store, round: Round, args: Args): Promise<Kept | undefined> {
  const { id: roundId } = round;
  const { marks, salt, code } = args;
  const envelope = await envelopeOf(store, { ...args, roundId }, roomOf(round));
  return envelope && { roundId, slip: slipOfCode(roundId, code), leaf: leafOf(salt, marks), envelope };
}

/** Keeps the draft of a ballot: what it says in an envelope, if that can be. */
export async function saveBallotDraft(
  store: Store,
  round: Round,
  { marks, code, ...draft }: Omit<Draft, 'updatedAt'>,
): Promise<void> {
  const envelope = await envelopeOf(store, { marks, code }, roomOf(round));
  const slip = slipOfCode(round.id, code);
  return saveDraft(store, envelope === undefined ? { ...draft, marks, code } : { ...draft, slip, envelope });
}
