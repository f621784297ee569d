// Values that the server works out: counters, times, lists.
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import type { Place } from './place.ts';

export function transforms(place: () => Place): void {
  const fresh = () => place().collection().doc('one');

  test('increment counts, from nothing too, and along a path', async () => {
    const ref = fresh();
    await ref.set({ m: { n: 1 } });
    await ref.update({ 'm.n': FieldValue.increment(4), fresh: FieldValue.increment(2) });
    expect((await ref.get()).data()).toEqual({ m: { n: 5 }, fresh: 2 });
  });

  test('increment of what is no number begins anew', async () => {
    const ref = fresh();
    await ref.set({ n: 'text' });
    await ref.update({ n: FieldValue.increment(3) });
    expect((await ref.get()).get('n')).toBe(3);
  });

  test('increment keeps fractions', async () => {
    const ref = fresh();
    await ref.set({ n: 1 });
    await ref.update({ n: FieldValue.increment(0.5) });
    expect((await ref.get()).get('n')).toBe(1.5);
  });

  test('a hundred increments at once are a hundred', async () => {
    const ref = fresh();
    await ref.set({ n: 0 });
    await Promise.all(Array.from({ length: 100 }, () => ref.update({ n: FieldValue.increment(1) })));
    expect((await ref.get()).get('n')).toBe(100);
  });

  test('all server times of a commit are the same moment', async () => {
    const ref = fresh();
    const time = FieldValue.serverTimestamp();
    await ref.set({ a: time, m: { b: time } });
    const data = (await ref.get()).data();
    expect(data?.a).toBeInstanceOf(Timestamp);
    expect(data?.a.isEqual(data?.m.b)).toBe(true);
  });

  test('several transforms of one write all happen', async () => {
    const ref = fresh();
    await ref.set({ n: 1, list: [1] });
    await ref.update({
      n: FieldValue.increment(1),
      list: FieldValue.arrayUnion(2),
      at: FieldValue.serverTimestamp(),
      other: 'x',
    });
    expect((await ref.get()).data()).toMatchObject({ n: 2, list: [1, 2], other: 'x' });
  });

  test('arrayUnion adds what is missing, in order, from nothing too', async () => {
    const ref = fresh();
    await ref.set({ list: ['a', { x: 1 }] });
    await ref.update({ list: FieldValue.arrayUnion('b', 'a', { x: 1 }), fresh: FieldValue.arrayUnion(1, 1) });
    expect((await ref.get()).data()).toEqual({ list: ['a', { x: 1 }, 'b'], fresh: [1] });
  });

  test('arrayRemove takes out every equal value', async () => {
    const ref = fresh();
    await ref.set({ list: [1, 2, 1, { x: 1 }] });
    await ref.update({ list: FieldValue.arrayRemove(1, { x: 1 }), none: FieldValue.arrayRemove(1) });
    expect((await ref.get()).data()).toEqual({ list: [2], none: [] });
  });

  test('a transform in set with merge makes the document', async () => {
    const ref = fresh();
    await ref.set({ n: FieldValue.increment(7) }, { merge: true });
    expect((await ref.get()).data()).toEqual({ n: 7 });
  });

  test('a transform in create happens with it', async () => {
    const ref = fresh();
    await ref.create({ a: 1, n: FieldValue.increment(7) });
    expect((await ref.get()).data()).toEqual({ a: 1, n: 7 });
  });
}
