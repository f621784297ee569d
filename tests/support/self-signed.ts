// A certificate for servers of tests on this machine, made on the spot (X.509 in DER, RFC 5280), so that none is kept.
import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const long = [body.length >> 8, body.length & 0xff].filter((byte, at) => at === 1 || byte > 0);
  const length = body.length < 128 ? [body.length] : [0x80 | long.length, ...long];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const seq = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const object = (bytes: string): Buffer => der(0x06, hex(bytes));
const time = (at: Date): Buffer =>
  der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`, 'ascii'));

const ECDSA_SHA256 = seq(object('2a8648ce3d040302'));
const COMMON_NAME = object('550403');
const ALT_NAMES = object('551d11');
const YEAR = 365 * 86_400_000;

export type Certificate = { readonly cert: string; readonly key: string };

/** For `localhost`, `127.0.0.1` and the given names, good for a year before and after now. */
export function selfSigned(...names: readonly string[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = seq(der(0x31, seq(COMMON_NAME, der(0x0c, Buffer.from('test')))));
  const alternatives = seq(
    ...['localhost', ...names].map((dns) => der(0x82, Buffer.from(dns, 'ascii'))),
    der(0x87, Buffer.from([127, 0, 0, 1])),
  );
  const body = seq(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, hex('01')),
    ECDSA_SHA256,
    name,
    seq(time(new Date(Date.now() - YEAR)), time(new Date(Date.now() + YEAR))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, seq(seq(ALT_NAMES, der(0x04, alternatives)))),
  );
  const signature = der(0x03, hex('00'), sign('sha256', body, privateKey));
  const bytes = seq(body, ECDSA_SHA256, signature);
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
