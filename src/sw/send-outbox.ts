// Background Sync (Chromium only, a bonus): sends what waits when the network is back and the app is closed.
// It settles nothing: the app sends the same again when it opens and is told "dup", which the protocol makes harmless.
// So the worker needs neither Dexie nor the engine, and a first visit stays small (docs/decisions/0004).
import * as v from 'valibot';
import { ENVELOPE_KEY, whole } from '../client/store/envelope.ts';
import { SYNC_TAG } from '../client/store/name.ts';
import { API_VERSION, CLIENT_BUILD, LIMITS } from '../protocol/version.ts';
import { openExisting, result } from './phone-database.ts';

/** The event of the Background Sync draft, which TypeScript's library does not know. */
type SyncEvent = ExtendableEvent & { readonly tag: string };

const isSync = (event: Event): event is SyncEvent =>
  'tag' in event && event.tag === SYNC_TAG && 'waitUntil' in event;

const StoredClient = v.object({ value: v.object({ clientId: v.string(), secret: v.string() }) });
const Waiting = v.array(v.object({ command: v.unknown() }));

/** Sends the outbox when the browser says that there is a network again. */
export function sendOnSync(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('sync', (event: Event) => {
    if (isSync(event)) event.waitUntil(sendOutbox());
  });
}

/** Sends what waits; rejects where there is no network. */
export async function sendOutbox(): Promise<void> {
  const db = await openExisting();
  if (db === undefined) return;
  const transaction = db.transaction(['meta', 'outbox']);
  const meta = transaction.objectStore('meta');
  const [client, stored, waiting] = await Promise.all([
    result(meta.get('client')),
    result(meta.get(ENVELOPE_KEY)),
    result(transaction.objectStore('outbox').getAll(null, LIMITS.batch)),
  ]);
  db.close();
  const known = v.safeParse(StoredClient, client);
  const rows = v.safeParse(Waiting, waiting);
  if (!known.success || !rows.success || rows.output.length === 0) return;
  const { clientId, secret } = known.output.value;
  const commands = await Promise.all(rows.output.map(({ command }) => whole(command, stored?.value)));
  // A rejected fetch makes the browser try again later. Any answer leaves the rest to the app.
  const answer = await fetch('/v1/commands', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${clientId}.${secret}` },
    body: JSON.stringify({ build: CLIENT_BUILD, commands }),
  });
  if (answer.headers.get('x-api') !== API_VERSION) throw new Error('not our server');
}
