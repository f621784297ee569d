// What a ballot says lies in an envelope on the phone: encrypted, from the form until it is sent and afterwards
// (docs/decisions/0021). Here is how one is opened; the service worker does so too.
import * as v from 'valibot';

/** The key's name among the single values of this phone. It can be used there and not be read out. */
export const ENVELOPE_KEY = 'envelopes';
/** So many bytes before the text of AES-GCM are new for each envelope. */
export const NONCE_BYTES = 12;

const InEnvelope = v.object({ args: v.object({ envelope: v.unknown() }) });

/** What is in an envelope; undefined where this is not the key, or there is none. */
export async function openEnvelope(envelope: unknown, key: unknown): Promise<unknown> {
  try {
    // Where the page came over plain http, the browser does not even know the word.
    if (!(envelope instanceof ArrayBuffer && key instanceof CryptoKey)) return;
    const cipher = { name: 'AES-GCM', iv: envelope.slice(0, NONCE_BYTES) };
    const bytes = await crypto.subtle.decrypt(cipher, key, envelope.slice(NONCE_BYTES));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return;
  }
}

/**
 * A command as it is sent. What cannot be read any more goes without: the server refuses it, and nothing that comes
 * after it is held up. Not to be waited for in a transaction, which would end meanwhile.
 */
export async function whole(command: unknown, key: unknown): Promise<unknown> {
  if (!v.is(InEnvelope, command)) return command;
  return { ...command, args: (await openEnvelope(command.args.envelope, key)) ?? {} };
}
