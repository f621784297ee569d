// The language that the person asked for push messages in, as the app has left it for the worker.
import * as v from 'valibot';
import { Language } from '../domain/text.ts';
import { openExisting, result } from './phone-database.ts';

const Stored = v.object({ value: v.object({ lang: Language }) });

/** Finnish where nothing is stored or nothing can be read. */
export async function pushLanguage(): Promise<Language> {
  try {
    const db = await openExisting();
    const stored = await (db && result(db.transaction('meta').objectStore('meta').get('push')));
    db?.close();
    const parsed = v.safeParse(Stored, stored);
    return parsed.success ? parsed.output.value.lang : 'fi';
  } catch {
    return 'fi';
  }
}
