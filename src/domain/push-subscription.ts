// Where and for which keys a browser takes push messages (RFC 8030, 8291), as it says it itself: checked to the last bit,
// for the server will connect to the address and compute with the keys.
import * as v from 'valibot';

// P-256 (FIPS 186-5): y² = x³ − 3x + b over the integers modulo P.
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The number that base64url writes, without the bits that fill the last character. */
function numberIn(text: string, fill: bigint): bigint {
  let value = 0n;
  for (const character of text) value = (value << 6n) | BigInt(ALPHABET.indexOf(character));
  return value >> fill;
}

/** 65 bytes are 87 characters: 04, x, y. */
function isPoint(text: string): boolean {
  const value = numberIn(text, 2n);
  const [form, x, y] = [value >> 512n, (value >> 256n) & (2n ** 256n - 1n), value & (2n ** 256n - 1n)];
  return form === 4n && x < P && y < P && (y * y - (x * x * x - 3n * x + B)) % P === 0n;
}

export const PushSubscription = v.object({
  /** The push service’s address for this browser; whoever knows it can at most send what the browser throws away. */
  endpoint: v.pipe(
    v.string(),
    v.maxLength(1000, 'too-long'),
    v.regex(/^https:\/\/[\x21-\x7e]+$/, 'not-https'),
  ),
  keys: v.object({
    p256dh: v.pipe(v.string(), v.regex(/^[\w-]{86}[AEIMQUYcgkosw048]$/), v.check(isPoint, 'not-a-key')),
    auth: v.pipe(v.string(), v.regex(/^[\w-]{21}[AQgw]$/)),
  }),
});
export type PushSubscription = v.InferOutput<typeof PushSubscription>;
