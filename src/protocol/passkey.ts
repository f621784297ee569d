// What an authenticator answers, as browsers write it in JSON (WebAuthn level 3): only its form, what it proves is looked at later.
import * as v from 'valibot';
import { Secret } from '../domain/ids.ts';

const MOST = 20_000;
const bytes = v.pipe(v.string(), v.maxLength(MOST), v.regex(/^[\w-]*$/));
const credential = {
  id: bytes,
  rawId: bytes,
  type: v.literal('public-key'),
  clientExtensionResults: v.object({}),
};

/** An authenticator has made a passkey. */
export const MadePasskey = v.object({
  ...credential,
  response: v.object({ clientDataJSON: bytes, attestationObject: bytes }),
});
export type MadePasskey = v.InferOutput<typeof MadePasskey>;

/** An authenticator has signed a challenge with a passkey. */
export const ShownPasskey = v.object({
  ...credential,
  response: v.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
});
export type ShownPasskey = v.InferOutput<typeof ShownPasskey>;

/** Whoever shows the secret with `link.take` is the passkey's owner. */
export const PasskeySecret = v.object({ secret: Secret });
export type PasskeySecret = v.InferOutput<typeof PasskeySecret>;
