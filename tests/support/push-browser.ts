// What a browser has of Web Push: keys for a subscription, and the opening of what comes (RFC 8291, RFC 8188), written
// anew with WebCrypto so that it shares nothing with what the server encrypts with.
import { webcrypto } from 'node:crypto';

const { subtle } = webcrypto;
const utf8 = new TextEncoder();
const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  Buffer.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)).toString('base64url');
const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export type PushBrowser = {
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** The text of a message; throws where it was not made for this browser or was changed on its way. */
  open(body: Uint8Array): Promise<string>;
};

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };

async function derive(
  key: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const base = await subtle.importKey('raw', joined(key), 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: joined(salt), info: joined(info) };
  return new Uint8Array(await subtle.deriveBits(how, base, bytes * 8));
}

export async function pushBrowser(): Promise<PushBrowser> {
  const pair = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const own = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const auth = webcrypto.getRandomValues(new Uint8Array(16));
  return {
    keys: { p256dh: base64url(own), auth: base64url(auth) },
    open: async (body) => {
      // Header of RFC 8188: salt, record size, length of the key id, and as key id the sender's key.
      const salt = body.slice(0, 16);
      const size = new DataView(body.buffer, body.byteOffset).getUint32(16);
      const idLength = body[20] ?? 0;
      const sender = body.slice(21, 21 + idLength);
      const sealed = body.slice(21 + idLength);
      if (idLength !== 65 || sealed.length > size) throw new Error('not one record of aes128gcm');
      const theirs = await subtle.importKey('raw', joined(sender), CURVE, false, []);
      const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
      const info = joined(utf8.encode('WebPush: info\0'), own, sender);
      const input = await derive(new Uint8Array(shared), auth, info, 32);
      const key = await derive(input, salt, utf8.encode('Content-Encoding: aes128gcm\0'), 16);
      const iv = await derive(input, salt, utf8.encode('Content-Encoding: nonce\0'), 12);
      const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
      const plain = new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, aes, joined(sealed)));
      const end = plain.findLastIndex((byte) => byte !== 0);
      if (plain[end] !== 2) throw new Error('the last record does not say so');
      return new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(0, end));
    },
  };
}
