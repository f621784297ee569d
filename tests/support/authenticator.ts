// An authenticator in software: makes ES256 keys and signs as WebAuthn (level 3, 6.1 and 6.5) writes it, lies where a test wants.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import * as v from 'valibot';

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const url = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url');

type Cbor = number | string | Buffer | ReadonlyMap<string | number, Cbor>;

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  return size < 256
    ? Buffer.from([(major << 5) | 24, size])
    : Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
}

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([name, part]) => [cbor(name), cbor(part)]),
  ]);
}

const [PRESENT, ATTESTED] = [0x01, 0x40];

/** What a lying page or device says instead. */
export type Lie = { readonly origin?: string; readonly rpId?: string; readonly type?: string };

const Options = v.looseObject({ challenge: v.string() });

export class Authenticator {
  readonly id = randomBytes(16);
  /** How often it has signed; 0 for ever where it does not count. */
  counter: number;
  private readonly key: KeyObject;
  private readonly coseKey: Buffer;
  private readonly site: { readonly origin: string; readonly rpId: string };

  constructor(site: { readonly origin: string; readonly rpId: string }, counter = 1) {
    this.site = site;
    this.counter = counter;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = (text: string) => Buffer.from(text, 'base64url');
    this.coseKey = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point(x)],
        [-3, point(y)],
      ]),
    );
  }

  /** Answers options for adding. */
  make(options: unknown, lie: Lie = {}) {
    const { id } = this;
    const size = Buffer.from([id.length >> 8, id.length & 255]);
    const authData = Buffer.concat([
      this.authData(PRESENT | ATTESTED, lie),
      Buffer.alloc(16),
      size,
      id,
      this.coseKey,
    ]);
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    const clientDataJSON = url(this.clientData('webauthn.create', options, lie));
    return this.credential({ clientDataJSON, attestationObject: url(cbor(attestation)) });
  }

  /** Answers options for coming back. */
  show(options: unknown, lie: Lie = {}) {
    if (this.counter > 0) this.counter += 1;
    const authData = this.authData(PRESENT, lie);
    const clientData = this.clientData('webauthn.get', options, lie);
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.key);
    return this.credential({
      clientDataJSON: url(clientData),
      authenticatorData: url(authData),
      signature: url(signature),
    });
  }

  private credential(response: Record<string, string>) {
    const id = url(this.id);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, options: unknown, lie: Lie): string {
    const { challenge } = v.parse(Options, options);
    const { origin } = { ...this.site, ...lie };
    return JSON.stringify({ type: lie.type ?? type, challenge, origin, crossOrigin: false });
  }

  private authData(flags: number, lie: Lie): Buffer {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(lie.rpId ?? this.site.rpId), Buffer.from([flags]), counted]);
  }
}
