// Passkeys: what this browser and its authenticators are asked for, and how that went. Never throws for what may happen.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import * as v from 'valibot';
import { Secret } from '../../domain/ids.ts';

/** Whether there can be passkeys here at all: not in old browsers, and not on pages that came by plain http. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

export type PasskeyTrouble =
  /** The person closed the question, or the time for it was over. */
  | 'cancelled'
  | 'offline'
  /** The site has no passkeys at this address. */
  | 'elsewhere'
  /** This device has a passkey of hers already. */
  | 'known'
  /** Nobody has this passkey here any more. */
  | 'unknown'
  | 'failed';

export type PasskeyOutcome<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: PasskeyTrouble };

const Credential = v.object({ id: v.string(), type: v.literal('public-key') });
const wish = v.picklist(['required', 'preferred', 'discouraged']);
const common = { challenge: v.string(), timeout: v.exactOptional(v.number()) };
const ToAdd = v.object({
  ...common,
  rp: v.object({ id: v.string(), name: v.string() }),
  user: v.object({ id: v.string(), name: v.string(), displayName: v.string() }),
  pubKeyCredParams: v.array(v.object({ alg: v.number(), type: v.literal('public-key') })),
  excludeCredentials: v.array(Credential),
  authenticatorSelection: v.object({ residentKey: wish, userVerification: wish }),
});
const ToReturn = v.object({ ...common, rpId: v.string(), userVerification: wish });
const Added = v.object({ id: v.string() });
const Returned = v.object({ secret: Secret });

/** Who this phone is to the server. */
type Client = { readonly clientId: string; readonly secret: string };

const PATIENCE_MS = 15_000;

/** Makes a passkey for whoever this phone is. */
export async function makePasskey(client: Client): Promise<PasskeyOutcome<string>> {
  const options = await ask('add/options', {}, ToAdd, client);
  if (options.state !== 'done') return notHere(options);
  const made = await fromDevice(() => startRegistration({ optionsJSON: options.value }));
  if (made.state !== 'done') return made;
  const added = await ask('add', made.value, Added, client);
  return added.state === 'done' ? { state: 'done', value: added.value.id } : added;
}

/** The secret with which this phone becomes one of whoever owns the passkey that is chosen. */
export async function showPasskey(): Promise<PasskeyOutcome<Secret>> {
  const options = await ask('return/options', {}, ToReturn);
  if (options.state !== 'done') return notHere(options);
  const shown = await fromDevice(() => startAuthentication({ optionsJSON: options.value }));
  if (shown.state !== 'done') return shown;
  const returned = await ask('return', shown.value, Returned);
  return returned.state === 'done' ? { state: 'done', value: returned.value.secret } : returned;
}

/** Before there is any passkey, what is not found is the site's. */
const notHere = ({ state }: { readonly state: PasskeyTrouble }): { readonly state: PasskeyTrouble } => ({
  state: state === 'unknown' ? 'elsewhere' : state,
});

const TROUBLES: Readonly<Record<string, PasskeyTrouble>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  SecurityError: 'elsewhere',
};

async function fromDevice<T>(answer: () => Promise<T>): Promise<PasskeyOutcome<T>> {
  try {
    return { state: 'done', value: await answer() };
  } catch (error) {
    return { state: (error instanceof Error ? TROUBLES[error.name] : undefined) ?? 'failed' };
  }
}

async function ask<S extends v.GenericSchema>(
  path: string,
  body: object,
  schema: S,
  client?: Client,
): Promise<PasskeyOutcome<v.InferOutput<S>>> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE_MS);
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (client !== undefined) headers.set('Authorization', `Bearer ${client.clientId}.${client.secret}`);
  const { signal } = controller;
  try {
    const answer = await fetch(`/v1/passkeys/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      credentials: 'omit',
      signal,
    });
    // Whoever does not bear our mark is a captive portal or a gateway.
    if (!answer.headers.has('X-Api')) return { state: 'offline' };
    if (!answer.ok) return { state: answer.status === 404 ? 'unknown' : 'failed' };
    const parsed = v.safeParse(schema, await answer.json());
    return parsed.success ? { state: 'done', value: parsed.output } : { state: 'failed' };
  } catch {
    return { state: 'offline' };
  } finally {
    clearTimeout(timer);
  }
}
