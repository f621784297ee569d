// What a single write does to a document, and what is refused.
import { FieldPath, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { CODES, codeOf, type Place } from './place.ts';

export function documents(place: () => Place): void {
  const fresh = () => place().collection().doc('one');

  test('a document that was never written is missing', async () => {
    expect((await fresh().get()).exists).toBe(false);
  });

  test('every type of value comes back as it went', async () => {
    const ref = fresh();
    const data = {
      nothing: null,
      yes: true,
      no: false,
      whole: 42,
      large: Number.MAX_SAFE_INTEGER,
      broken: 1.5,
      none: Number.NaN,
      endless: Number.NEGATIVE_INFINITY,
      minusZero: -0,
      text: 'Kehrä 🏘️',
      empty: '',
      bytes: Buffer.from([0, 255]),
      time: new Timestamp(1_790_000_000, 123_456_000),
      ref: place().db.doc('a/b'),
      list: [1, 'a', null, { deep: [true] }],
      map: { a: { b: {} } },
      noList: [],
    };
    await ref.set(data);
    expect((await ref.get()).data()).toEqual(data);
  });

  test('set replaces the whole document', async () => {
    const ref = fresh();
    await ref.set({ a: 1, b: 2 });
    await ref.set({ b: 3 });
    expect((await ref.get()).data()).toEqual({ b: 3 });
  });

  test('set with merge keeps what it does not name, also within maps', async () => {
    const ref = fresh();
    await ref.set({ a: 1, m: { x: 1, y: 2 } });
    await ref.set({ b: 2, m: { y: 3 } }, { merge: true });
    expect((await ref.get()).data()).toEqual({ a: 1, b: 2, m: { x: 1, y: 3 } });
  });

  test('set with merge makes a document that is missing', async () => {
    const ref = fresh();
    await ref.set({ a: 1 }, { merge: true });
    expect((await ref.get()).data()).toEqual({ a: 1 });
  });

  test('update changes fields along paths and leaves the others', async () => {
    const ref = fresh();
    await ref.set({ a: 1, m: { x: 1, y: 2 } });
    await ref.update({ 'm.x': 9, 'm.z': { deep: 1 } });
    expect((await ref.get()).data()).toEqual({ a: 1, m: { x: 9, y: 2, z: { deep: 1 } } });
  });

  test('update knows field names with dots and backticks', async () => {
    const ref = fresh();
    await ref.set({ 'a.b': 1, 'c`d': 2, 'e f': 3 });
    await ref.update(new FieldPath('a.b'), 10, new FieldPath('c`d'), 20, new FieldPath('e f'), 30);
    expect((await ref.get()).data()).toEqual({ 'a.b': 10, 'c`d': 20, 'e f': 30 });
  });

  test('update of a missing document is refused', async () => {
    expect(await codeOf(fresh().update({ a: 1 }))).toBe(CODES.notFound);
  });

  test('a field can be taken out, also within a map', async () => {
    const ref = fresh();
    await ref.set({ a: 1, b: 2, m: { x: 1, y: 2 } });
    await ref.update({ a: FieldValue.delete(), 'm.x': FieldValue.delete() });
    expect((await ref.get()).data()).toEqual({ b: 2, m: { y: 2 } });
  });

  test('create makes a document once', async () => {
    const ref = fresh();
    await ref.create({ a: 1 });
    expect(await codeOf(ref.create({ a: 2 }))).toBe(CODES.alreadyExists);
    expect((await ref.get()).data()).toEqual({ a: 1 });
  });

  test('create works again after delete', async () => {
    const ref = fresh();
    await ref.create({ a: 1 });
    await ref.delete();
    await ref.create({ a: 2 });
    expect((await ref.get()).data()).toEqual({ a: 2 });
  });

  test('deleting what is missing is no error, unless it must be there', async () => {
    const ref = fresh();
    expect(await codeOf(ref.delete())).toBe(CODES.ok);
    expect(await codeOf(ref.delete({ exists: true }))).toBe(CODES.notFound);
  });

  test('of many that create at once, one succeeds', async () => {
    const ref = fresh();
    const codes = await Promise.all(Array.from({ length: 20 }, (_, n) => codeOf(ref.create({ n }))));
    expect(codes.filter((code) => code === CODES.ok).length).toBe(1);
    expect(new Set(codes)).toEqual(new Set([CODES.ok, CODES.alreadyExists]));
  });

  test('lastUpdateTime lets a write through only where nobody wrote since', async () => {
    const ref = fresh();
    const { writeTime } = await ref.set({ n: 1 });
    await ref.update({ n: 2 }, { lastUpdateTime: writeTime });
    expect(await codeOf(ref.update({ n: 3 }, { lastUpdateTime: writeTime }))).toBe(CODES.failedPrecondition);
    expect(await codeOf(ref.delete({ lastUpdateTime: writeTime }))).toBe(CODES.failedPrecondition);
    expect((await ref.get()).data()).toEqual({ n: 2 });
  });

  test('updateTime rises with each change, createTime stays', async () => {
    const ref = fresh();
    await ref.set({ n: 1 });
    const first = await ref.get();
    await ref.set({ n: 2 });
    const second = await ref.get();
    expect(second.updateTime?.valueOf()).not.toBe(first.updateTime?.valueOf());
    expect((second.updateTime?.valueOf() ?? '') > (first.updateTime?.valueOf() ?? '')).toBe(true);
    expect(second.createTime?.isEqual(first.createTime ?? Timestamp.now())).toBe(true);
  });

  test('a write that changes nothing leaves updateTime as it was', async () => {
    const ref = fresh();
    await ref.set({ n: 1 });
    const first = await ref.get();
    await ref.set({ n: 1 });
    const second = await ref.get();
    expect(second.updateTime?.isEqual(first.updateTime ?? Timestamp.now())).toBe(true);
  });

  test('a deleted and newly made document has a new createTime', async () => {
    const ref = fresh();
    await ref.set({ n: 1 });
    const first = await ref.get();
    await ref.delete();
    await ref.set({ n: 1 });
    const second = await ref.get();
    expect((second.createTime?.valueOf() ?? '') > (first.createTime?.valueOf() ?? '')).toBe(true);
  });

  test('undefined values are refused by the library, unless they are to be ignored', async () => {
    expect(() => fresh().set({ a: undefined })).toThrow();
  });

  test('an array in an array is refused', async () => {
    expect(await codeOf(fresh().set({ a: [[1]] }))).toBe(CODES.invalid);
  });

  test('an array in a map in an array is taken', async () => {
    const ref = fresh();
    await ref.set({ a: [{ b: [1] }] });
    expect((await ref.get()).data()).toEqual({ a: [{ b: [1] }] });
  });

  test('a document of a little less than 1 MiB is taken, a larger one is refused', async () => {
    const ref = fresh();
    await ref.set({ text: 'x'.repeat(1_048_000) });
    expect(await codeOf(ref.set({ text: 'x'.repeat(1_048_600) }))).toBe(CODES.invalid);
    expect((await ref.get()).get('text').length).toBe(1_048_000);
  });

  test('names of fields that are Firestore’s own are refused', async () => {
    expect(await codeOf(fresh().set({ __mine__: 1 }))).toBe(CODES.invalid);
  });

  test('an id that is Firestore’s own or too long is refused', async () => {
    const collection = place().collection();
    expect(await codeOf(collection.doc('__one__').set({ a: 1 }))).toBe(CODES.invalid);
    expect(await codeOf(collection.doc('x'.repeat(1501)).set({ a: 1 }))).toBe(CODES.invalid);
    expect(await codeOf(collection.doc('x'.repeat(1500)).set({ a: 1 }))).toBe(CODES.ok);
  });

  test('getAll answers in the order of what was asked, missing ones too', async () => {
    const collection = place().collection();
    await collection.doc('b').set({ n: 2 });
    const found = await place().db.getAll(collection.doc('c'), collection.doc('b'), collection.doc('a'));
    expect(found.map((doc) => [doc.id, doc.exists])).toEqual([
      ['c', false],
      ['b', true],
      ['a', false],
    ]);
  });

  test('getAll with a mask shows only these fields', async () => {
    const ref = fresh();
    await ref.set({ a: 1, m: { x: 1, y: 2 } });
    const [doc] = await place().db.getAll(ref, { fieldMask: ['m.x'] });
    expect(doc?.data()).toEqual({ m: { x: 1 } });
  });

  test('a document can be below one that does not exist, and is listed through it', async () => {
    const collection = place().collection();
    await collection.doc('ghost').collection('below').doc('real').set({ a: 1 });
    expect((await collection.doc('ghost').get()).exists).toBe(false);
    expect((await collection.get()).size).toBe(0);
    expect((await collection.listDocuments()).map(({ id }) => id)).toEqual(['ghost']);
    expect((await collection.doc('ghost').listCollections()).map(({ id }) => id)).toEqual(['below']);
  });

  test('deleting a document leaves what is below it', async () => {
    const ref = fresh();
    await ref.set({ a: 1 });
    await ref.collection('below').doc('real').set({ a: 1 });
    await ref.delete();
    expect((await ref.collection('below').get()).size).toBe(1);
  });
}
