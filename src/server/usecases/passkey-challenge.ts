// Challenges for authenticators: signed by the server instead of kept, so that any of several servers knows them again. That
// each is answered once only, the rules see to.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { MemberId } from '../../domain/ids.ts';
import { keyOf, POST_STREAM, put } from '../../domain/kind.ts';
import { ServerKey } from '../../domain/passkey.ts';
import type { Storage } from '../ports.ts';

/** As long as somebody looks for her key and puts her finger on it. */
const LIFE = 300_000;
const ID = 'passkeys';

/** What a challenge is for: to come back as anybody, or to add a passkey to this member. */
export type Purpose = 'return' | MemberId;

/** The site's key; of several servers that make one, one wins. */
export async function challengeKey(storage: Storage, now: Date): Promise<Buffer> {
  const made = { kind: 'serverKey' as const, id: ID, key: randomBytes(32).toString('hex') };
  await storage.seed([put(POST_STREAM, ServerKey, made)], now.toISOString());
  const [row] = await storage.rows([keyOf(ServerKey, ID)]);
  return Buffer.from(v.parse(ServerKey.schema, row).key, 'hex');
}

const signed = (key: Buffer, text: string, purpose: Purpose): Buffer =>
  createHmac('sha256', key).update(`${purpose} ${text}`).digest();

/** The text that an authenticator is to sign. */
export function makeChallenge(key: Buffer, purpose: Purpose, now: Date): string {
  const text = `${now.getTime()}.${randomBytes(16).toString('hex')}`;
  return `${text}.${signed(key, text, purpose).toString('hex')}`;
}

const ClientData = v.pipe(v.string(), v.parseJson(), v.object({ challenge: v.string() }));

export type Answered = {
  /** As it stands in the answer, in base64url. */
  readonly challenge: string;
  readonly challengedAt: string;
};

/** The challenge that was answered, if it is one of ours, for this purpose and not too old. */
export function answeredChallenge(
  key: Buffer,
  purpose: Purpose,
  clientData: string,
  now: Date,
): Answered | undefined {
  const parsed = v.safeParse(ClientData, Buffer.from(clientData, 'base64url').toString());
  if (!parsed.success) return undefined;
  const { challenge } = parsed.output;
  const [time = '', random = '', mark = ''] = Buffer.from(challenge, 'base64url').toString().split('.');
  const expected = signed(key, `${time}.${random}`, purpose);
  const given = Buffer.from(mark, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const age = now.getTime() - Number(time);
  // Another server's clock may be a little ahead.
  return Math.abs(age) > LIFE ? undefined : { challenge, challengedAt: new Date(Number(time)).toISOString() };
}
