// Opens the envelopes of this phone's ballots, for the screen that shows them: nothing of it is kept but there.
import * as v from 'valibot';
import { Said } from './ballot-args.ts';
import { ENVELOPE_KEY, openEnvelope } from './envelope.ts';
import { type Store, withDb } from './open.ts';

/** A ballot or a draft of one; its `id` changes with what it says. */
export type Closed = {
  readonly id: string;
  readonly said?: Said | undefined;
  readonly envelope?: ArrayBuffer | undefined;
};
/** `unreadable` where the phone's key is gone, or is another one. */
export type Opened = Said | 'unreadable';

/** What each says, by its id. */
export async function openBallots(store: Store, closed: readonly Closed[]): Promise<[string, Opened][]> {
  const key = (await withDb(store, (db) => db.meta.get(ENVELOPE_KEY)))?.value;
  return Promise.all(
    closed.map(async ({ id, said, envelope }): Promise<[string, Opened]> => {
      if (said !== undefined || envelope === undefined) return [id, said ?? 'unreadable'];
      const content = await openEnvelope(envelope, key);
      const read = v.safeParse(Said, content);
      return [id, read.success ? read.output : 'unreadable'];
    }),
  );
}
