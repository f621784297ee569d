// What somebody who listens hears.
import { expect, test } from 'vitest';
import type { Place } from './place.ts';

/** Waits until a listener has heard what it waits for. */
function hearing<T>() {
  const heard: T[] = [];
  const waiting: (() => void)[] = [];
  return {
    heard,
    tell: (what: T): void => {
      heard.push(what);
      for (const check of [...waiting]) check();
    },
    until: (isThere: (heard: readonly T[]) => boolean): Promise<void> =>
      new Promise((resolve) => {
        const check = () => isThere(heard) && resolve();
        waiting.push(check);
        check();
      }),
  };
}

export function listeners(place: () => Place): void {
  test('a listener of a document hears how it is, and each change, and its end', async () => {
    const ref = place().collection().doc('bell');
    const { heard, tell, until } = hearing<unknown>();
    const stop = ref.onSnapshot((doc) => tell(doc.exists ? doc.get('n') : 'none'));
    await until((all) => all.includes('none'));
    await ref.set({ n: 1 });
    await until((all) => all.includes(1));
    await ref.set({ n: 2 });
    await until((all) => all.includes(2));
    await ref.delete();
    await until((all) => all.at(-1) === 'none');
    stop();
    expect(heard).toEqual(['none', 1, 2, 'none']);
  });

  test('a listener of a query hears what comes in, changes and falls out', async () => {
    const collection = place().collection();
    await collection.doc('a').set({ open: true, n: 1 });
    const { tell, until } = hearing<string>();
    const stop = collection.where('open', '==', true).onSnapshot((found) =>
      tell(
        found
          .docChanges()
          .map(({ type, doc }) => `${type} ${doc.id}`)
          .sort()
          .join(),
      ),
    );
    await until((all) => all.at(-1) === 'added a');
    await collection.doc('b').set({ open: true });
    await until((all) => all.at(-1) === 'added b');
    await collection.doc('a').update({ n: 2 });
    await until((all) => all.at(-1) === 'modified a');
    await collection.doc('b').update({ open: false });
    await until((all) => all.at(-1) === 'removed b');
    stop();
  });

  test('two listeners of one document both hear', async () => {
    const ref = place().collection().doc('bell');
    const [one, two] = [hearing<number>(), hearing<number>()];
    const stops = [one, two].map(({ tell }) => ref.onSnapshot((doc) => tell(doc.get('n') ?? 0)));
    await Promise.all([one, two].map(({ until }) => until((all) => all.includes(0))));
    await ref.set({ n: 7 });
    await Promise.all([one, two].map(({ until }) => until((all) => all.includes(7))));
    for (const stop of stops) stop();
  });
}
