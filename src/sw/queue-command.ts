// Puts a command into the app's outbox while the app may be closed, as the store does (client/store/submit.ts): the next
// number and the command are one transaction.
import * as v from 'valibot';
import { uuidv7 } from '../domain/ids.ts';
import { openExisting, result } from './phone-database.ts';

const Seq = v.object({ value: v.number() });

/** Does nothing where the app has never sent anything: there is nobody to send it as. */
export async function queueCommand(type: string, args: object): Promise<void> {
  const db = await openExisting();
  if (db === undefined) return;
  const transaction = db.transaction(['meta', 'outbox'], 'readwrite', { durability: 'strict' });
  const meta = transaction.objectStore('meta');
  const last = v.safeParse(Seq, await result(meta.get('seq')));
  if (last.success) {
    const seq = last.output.value + 1;
    const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(16)));
    const command = { id, seq, type, v: 1, areaId: 'site', at: new Date().toISOString(), args };
    transaction.objectStore('outbox').add({ seq, command });
    await result(meta.put({ key: 'seq', value: seq }));
  }
  db.close();
}
