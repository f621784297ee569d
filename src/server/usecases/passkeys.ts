// Passkeys: what to ask an authenticator for, and what its answer proves. What comes of it is a command of the server's own.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Secret, SITE } from '../../domain/ids.ts';
import { hashOf } from '../../domain/invite.ts';
import { keyOf, meStream } from '../../domain/kind.ts';
import { Passkey } from '../../domain/passkey.ts';
import type { MadePasskey, PasskeySecret, ShownPasskey } from '../../protocol/passkey.ts';
import type { Clock, Storage } from '../ports.ts';
import type { Caller } from './identify.ts';
import { answeredChallenge, challengeKey, makeChallenge } from './passkey-challenge.ts';
import type { PasskeySite } from './passkey-site.ts';
import type { Refusal } from './refusal.ts';
import { ofKind } from './rows-of-kind.ts';
import { type Deed, systemActor } from './system-member.ts';

/** What authenticators show to people: nothing of the person. */
const NAME = 'Kehrä';

/** EdDSA, ES256 and RS256 (COSE): what authenticators in use can do. */
const ALGORITHMS = [-8, -7, -257];

const UNPROVEN: Refusal = { problem: 'not-allowed', detail: 'the passkey proves nothing' };

const bytesOf = (text: string, encoding: 'hex' | 'base64url') => new Uint8Array(Buffer.from(text, encoding));

/** What the library throws at, it refuses: the answer is not what it should be. */
const orNothing = <T>(answer: Promise<T>): Promise<T | undefined> => answer.catch(() => undefined);

/** The library, the key of challenges and the server's own member. The library takes a fifth of a second to load. */
async function ownOf(storage: Storage, now: Date) {
  const [webAuthn, key, act] = await Promise.all([
    import('@simplewebauthn/server'),
    challengeKey(storage, now),
    systemActor(storage, now),
  ]);
  return { webAuthn, key, act };
}
type Own = Awaited<ReturnType<typeof ownOf>>;

export function passkeys({ storage, clock }: { readonly storage: Storage; readonly clock: Clock }) {
  let kept: Promise<Own> | undefined;
  /** Made at the first need, and anew after a failure. */
  const own = (): Promise<Own> => {
    kept ??= ownOf(storage, clock());
    kept.catch(forget);
    return kept;
  };
  const forget = (): void => {
    kept = undefined;
  };

  async function does(type: string, args: object): Promise<boolean> {
    const deed: Deed = { areaId: SITE, type, args };
    const { act } = await own();
    try {
      const [verdict] = await act([deed], clock());
      return verdict !== undefined && verdict.verdict !== 'rejected';
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    /** What a browser needs to make a passkey for this person; it makes none where she has one already. */
    toAdd: async ({ rpId }: PasskeySite, { member }: Caller) => {
      const { key, webAuthn } = await own();
      const { rows } = await storage.all(meStream(member));
      const known = ofKind(
        Passkey,
        rows.filter(({ kind }) => kind === Passkey.name),
      );
      return webAuthn.generateRegistrationOptions({
        rpName: NAME,
        rpID: rpId,
        userName: NAME,
        userDisplayName: NAME,
        userID: bytesOf(member.replaceAll('-', ''), 'hex'),
        challenge: makeChallenge(key, member, clock()),
        attestationType: 'none',
        supportedAlgorithmIDs: ALGORITHMS,
        excludeCredentials: known.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      });
    },

    add: async (
      { rpId, origin }: PasskeySite,
      { member }: Caller,
      made: MadePasskey,
    ): Promise<{ readonly id: string } | Refusal> => {
      const { key, webAuthn } = await own();
      const answered = answeredChallenge(key, member, made.response.clientDataJSON, clock());
      if (answered === undefined) return UNPROVEN;
      const verified = await orNothing(
        webAuthn.verifyRegistrationResponse({
          response: made,
          expectedChallenge: answered.challenge,
          expectedOrigin: origin,
          expectedRPID: rpId,
          requireUserVerification: false,
          supportedAlgorithmIDs: ALGORITHMS,
        }),
      );
      if (verified?.verified !== true) return UNPROVEN;
      const { id, publicKey, counter } = verified.registrationInfo.credential;
      const encoded = Buffer.from(publicKey).toString('base64url');
      const isAdded = await does('passkey.add', { memberId: member, id, publicKey: encoded, counter });
      return isAdded ? { id } : UNPROVEN;
    },

    /** What a browser needs to ask for any passkey of this site. */
    toReturn: async ({ rpId }: PasskeySite) => {
      const { key, webAuthn } = await own();
      return webAuthn.generateAuthenticationOptions({
        rpID: rpId,
        challenge: makeChallenge(key, 'return', clock()),
        userVerification: 'preferred',
      });
    },

    /** A link to the passkey's owner, for whoever has proven to have it. */
    comeBack: async (
      { rpId, origin }: PasskeySite,
      shown: ShownPasskey,
    ): Promise<PasskeySecret | Refusal> => {
      const { key, webAuthn } = await own();
      const answered = answeredChallenge(key, 'return', shown.response.clientDataJSON, clock());
      if (answered === undefined) return UNPROVEN;
      const [known] = ofKind(Passkey, await storage.rows([keyOf(Passkey, shown.id)]));
      if (known === undefined) return { problem: 'not-found', detail: 'nobody has this passkey here' };
      const verified = await orNothing(
        webAuthn.verifyAuthenticationResponse({
          response: shown,
          expectedChallenge: answered.challenge,
          expectedOrigin: origin,
          expectedRPID: rpId,
          credential: { ...known, publicKey: bytesOf(known.publicKey, 'base64url') },
          requireUserVerification: false,
        }),
      );
      if (verified?.verified !== true) return UNPROVEN;
      const secret = v.parse(Secret, randomBytes(32).toString('hex'));
      const used = {
        id: known.id,
        counter: verified.authenticationInfo.newCounter,
        challengedAt: answered.challengedAt,
        hash: hashOf(secret),
      };
      return (await does('passkey.use', used)) ? { secret } : UNPROVEN;
    },
  };
}
