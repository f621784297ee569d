// Many writes as one, and what happens when several people change the same.
import { FieldValue } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { CODES, codeOf, type Place } from './place.ts';

export function transactions(place: () => Place): void {
  test('a batch happens whole', async () => {
    const collection = place().collection();
    await collection.doc('old').set({ a: 1 });
    const batch = place().db.batch();
    batch.set(collection.doc('a'), { n: 1 });
    batch.update(collection.doc('old'), { a: 2 });
    batch.delete(collection.doc('none'));
    await batch.commit();
    expect((await collection.get()).docs.map((doc) => doc.data())).toEqual([{ n: 1 }, { a: 2 }]);
  });

  test('a batch of which one write is refused leaves nothing', async () => {
    const collection = place().collection();
    await collection.doc('taken').set({ n: 1 });
    const batch = place().db.batch();
    batch.set(collection.doc('first'), { n: 1 });
    batch.create(collection.doc('taken'), { n: 2 });
    batch.set(collection.doc('last'), { n: 1 });
    expect(await codeOf(batch.commit())).toBe(CODES.alreadyExists);
    expect((await collection.get()).docs.map((doc) => doc.id)).toEqual(['taken']);
  });

  test('later writes of a batch see the earlier ones', async () => {
    const ref = place().collection().doc('one');
    const batch = place().db.batch();
    batch.create(ref, { n: 1 });
    batch.update(ref, { n: FieldValue.increment(2) });
    await batch.commit();
    expect((await ref.get()).data()).toEqual({ n: 3 });
  });

  test('a batch can hold more than 500 writes', async () => {
    const collection = place().collection();
    const batch = place().db.batch();
    for (let n = 0; n < 600; n++) batch.set(collection.doc(String(n)), { n });
    await batch.commit();
    expect((await collection.count().get()).data().count).toBe(600);
  });

  test('a commit of more than 10 MiB is refused whole', async () => {
    const collection = place().collection();
    const batch = place().db.batch();
    for (let n = 0; n < 13; n++) batch.set(collection.doc(String(n)), { text: 'x'.repeat(1_000_000) });
    expect(await codeOf(batch.commit())).not.toBe(CODES.ok);
    expect((await collection.count().get()).data().count).toBe(0);
  });

  test('a transaction reads, then writes, and answers', async () => {
    const ref = place().collection().doc('one');
    await ref.set({ n: 1 });
    const answer = await place().db.runTransaction(async (tx) => {
      const n = (await tx.get(ref)).get('n');
      tx.update(ref, { n: n + 1 });
      return n;
    });
    expect(answer).toBe(1);
    expect((await ref.get()).get('n')).toBe(2);
  });

  test('a transaction that throws leaves nothing', async () => {
    const ref = place().collection().doc('one');
    const thrown = place().db.runTransaction(async (tx) => {
      tx.set(ref, { n: 1 });
      throw new Error('no');
    });
    await expect(thrown).rejects.toThrow('no');
    expect((await ref.get()).exists).toBe(false);
  });

  test('a transaction does not see its own writes, and may not read after them', async () => {
    const ref = place().collection().doc('one');
    const thrown = place().db.runTransaction(async (tx) => {
      tx.set(ref, { n: 1 });
      await tx.get(ref);
    });
    await expect(thrown).rejects.toThrow();
  });

  test('nobody sees half of a transaction', async () => {
    const collection = place().collection();
    const [one, two] = [collection.doc('one'), collection.doc('two')];
    await Promise.all([one.set({ n: 0 }), two.set({ n: 0 })]);
    const looks: boolean[] = [];
    const write = async () => {
      for (let n = 1; n <= 20; n++) {
        const batch = place().db.batch();
        batch.set(one, { n });
        batch.set(two, { n });
        await batch.commit();
      }
    };
    const read = async () => {
      for (let n = 0; n < 20; n++) {
        const [a, b] = await place().db.getAll(one, two);
        looks.push(a?.get('n') === b?.get('n'));
      }
    };
    await Promise.all([write(), read()]);
    expect(looks).not.toContain(false);
  });

  test('a hundred read-and-write transactions at once lose nothing', async () => {
    const ref = place().collection().doc('one');
    await ref.set({ n: 0 });
    const add = async (): Promise<void> => {
      const code = await codeOf(
        place().db.runTransaction(
          async (tx) => {
            const n = (await tx.get(ref)).get('n');
            tx.update(ref, { n: n + 1 });
          },
          { maxAttempts: 1 },
        ),
      );
      if (code === CODES.aborted) {
        await new Promise((resolve) => setTimeout(resolve, 300 * Math.random()));
        return add();
      }
      expect(code).toBe(CODES.ok);
    };
    await Promise.all(Array.from({ length: 100 }, add));
    expect((await ref.get()).get('n')).toBe(100);
  });

  test('what a transaction read cannot change under it', async () => {
    const collection = place().collection();
    const [source, target] = [collection.doc('source'), collection.doc('target')];
    await source.set({ n: 1 });
    let attempts = 0;
    await place().db.runTransaction(async (tx) => {
      attempts += 1;
      const n = (await tx.get(source)).get('n');
      // Where reads are locks this write waits until the transaction is over.
      if (attempts === 1) void source.set({ n: 5 });
      await new Promise((resolve) => setTimeout(resolve, 50));
      tx.set(target, { n });
      tx.update(source, { copied: true });
    });
    const copied = (await target.get()).get('n');
    expect([1, 5]).toContain(copied);
    expect(attempts === 1 ? copied : 5).toBe(copied);
  });

  test('of many that take what is missing, one gets it', async () => {
    const ref = place().collection().doc('seat');
    const takeIt = (who: number): Promise<boolean> =>
      place()
        .db.runTransaction(
          async (tx) => {
            if ((await tx.get(ref)).exists) return false;
            tx.create(ref, { who });
            return true;
          },
          { maxAttempts: 20 },
        )
        .catch((error) => (error.code === CODES.alreadyExists ? false : Promise.reject(error)));
    const taken = await Promise.all(Array.from({ length: 10 }, (_, who) => takeIt(who)));
    expect(taken.filter(Boolean).length).toBe(1);
  });

  test('a query in a transaction is part of what must not change', async () => {
    const collection = place().collection();
    const join = (who: number): Promise<void> =>
      place().db.runTransaction(
        async (tx) => {
          const { size } = await tx.get(collection.where('open', '==', true));
          if (size === 0) tx.set(collection.doc(String(who)), { open: true });
        },
        { maxAttempts: 20 },
      );
    await Promise.all(Array.from({ length: 6 }, (_, who) => join(who)));
    expect((await collection.get()).size).toBe(1);
  });

  test('a precondition in a transaction holds', async () => {
    const ref = place().collection().doc('one');
    const { writeTime } = await ref.set({ n: 1 });
    await ref.set({ n: 2 });
    const stale = place().db.runTransaction(
      async (tx) => {
        await tx.get(ref);
        tx.update(ref, { n: 3 }, { lastUpdateTime: writeTime });
      },
      { maxAttempts: 1 },
    );
    expect(await codeOf(stale)).toBe(CODES.failedPrecondition);
  });

  test('a transaction only for reading sees one moment and cannot write', async () => {
    const collection = place().collection();
    const [one, two] = [collection.doc('one'), collection.doc('two')];
    await Promise.all([one.set({ n: 1 }), two.set({ n: 1 })]);
    const seen = await place().db.runTransaction(
      async (tx) => {
        const first = (await tx.get(one)).get('n');
        await place().db.batch().set(one, { n: 2 }).set(two, { n: 2 }).commit();
        return [first, (await tx.get(two)).get('n')];
      },
      { readOnly: true },
    );
    expect(seen).toEqual([1, 1]);
  });

  test('many writers of a bulk each hear how theirs went', async () => {
    const collection = place().collection();
    await collection.doc('3').set({ taken: true });
    const writer = place().db.bulkWriter();
    writer.onWriteError(() => false);
    const outcomes = Array.from({ length: 10 }, (_, n) =>
      codeOf(writer.create(collection.doc(String(n)), { n })),
    );
    await writer.close();
    const codes = await Promise.all(outcomes);
    expect(codes.map((code) => code === CODES.ok)).toEqual(codes.map((_, n) => n !== 3));
  });
}
