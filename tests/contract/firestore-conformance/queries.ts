// What queries find, and in which order.
import { AggregateField, FieldPath, Filter, Timestamp } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import type { Place } from './place.ts';

type Data = Record<string, unknown>;

export function queries(place: () => Place): void {
  const filled = async (docs: Record<string, Data>) => {
    const collection = place().collection();
    await Promise.all(Object.entries(docs).map(([id, data]) => collection.doc(id).set(data)));
    return collection;
  };
  const ids = async (query: { get(): Promise<{ docs: { id: string }[] }> }) =>
    (await query.get()).docs.map(({ id }) => id);
  const numbers = () => filled({ d: { n: 4 }, a: { n: 1 }, c: { n: 3 }, b: { n: 2 }, e: { other: 1 } });

  test('without an order documents come by their ids', async () => {
    expect(await ids(await numbers())).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('an order leaves out documents without the field', async () => {
    const collection = await numbers();
    expect(await ids(collection.orderBy('n'))).toEqual(['a', 'b', 'c', 'd']);
    expect(await ids(collection.orderBy('n', 'desc'))).toEqual(['d', 'c', 'b', 'a']);
  });

  test('limit and offset cut the front', async () => {
    const collection = await numbers();
    expect(await ids(collection.orderBy('n').limit(2))).toEqual(['a', 'b']);
    expect(await ids(collection.orderBy('n').offset(1).limit(2))).toEqual(['b', 'c']);
    expect(await ids(collection.orderBy('n').limitToLast(2))).toEqual(['c', 'd']);
  });

  test('ranges', async () => {
    const collection = await numbers();
    expect(await ids(collection.where('n', '>', 2).orderBy('n'))).toEqual(['c', 'd']);
    expect(await ids(collection.where('n', '>=', 2).where('n', '<', 4))).toEqual(['b', 'c']);
    expect(await ids(collection.where('n', '<=', 1))).toEqual(['a']);
  });

  test('a range with a limit gives the next ones: the feed of this project', async () => {
    const collection = await numbers();
    expect(await ids(collection.where('n', '>', 1).orderBy('n').limit(2))).toEqual(['b', 'c']);
  });

  test('startAt, startAfter, endAt and endBefore', async () => {
    const collection = await numbers();
    const byNumber = collection.orderBy('n');
    expect(await ids(byNumber.startAt(2))).toEqual(['b', 'c', 'd']);
    expect(await ids(byNumber.startAfter(2))).toEqual(['c', 'd']);
    expect(await ids(byNumber.endAt(3))).toEqual(['a', 'b', 'c']);
    expect(await ids(byNumber.endBefore(3))).toEqual(['a', 'b']);
    expect(await ids(byNumber.startAfter(1).endBefore(4))).toEqual(['b', 'c']);
  });

  test('startAfter a document goes on right behind it, also among equals', async () => {
    const collection = await filled({ a: { n: 1 }, b: { n: 1 }, c: { n: 1 }, d: { n: 2 } });
    const after = await collection.doc('b').get();
    expect(await ids(collection.orderBy('n').startAfter(after))).toEqual(['c', 'd']);
  });

  test('two orders, the second among equals of the first', async () => {
    const collection = await filled({ a: { x: 2, y: 1 }, b: { x: 1, y: 1 }, c: { x: 1, y: 2 } });
    expect(await ids(collection.orderBy('x').orderBy('y', 'desc'))).toEqual(['c', 'b', 'a']);
  });

  test('equality, also with null, and with whole and broken numbers', async () => {
    const collection = await filled({ a: { n: 1 }, b: { n: 1.0 }, c: { n: null }, d: {}, e: { n: '1' } });
    expect(await ids(collection.where('n', '==', 1))).toEqual(['a', 'b']);
    expect(await ids(collection.where('n', '==', null))).toEqual(['c']);
  });

  test('several equalities together', async () => {
    const collection = await filled({ a: { x: 1, y: 1 }, b: { x: 1, y: 2 }, c: { x: 2, y: 1 } });
    expect(await ids(collection.where('x', '==', 1).where('y', '==', 1))).toEqual(['a']);
  });

  test('an equality with a range and its order', async () => {
    const collection = await filled({ a: { x: 1, n: 3 }, b: { x: 1, n: 1 }, c: { x: 2, n: 2 } });
    expect(await ids(collection.where('x', '==', 1).where('n', '>', 0).orderBy('n'))).toEqual(['b', 'a']);
  });

  test('unequal and not-in leave out null and missing fields', async () => {
    const collection = await filled({ a: { n: 1 }, b: { n: 2 }, c: { n: null }, d: {} });
    expect(await ids(collection.where('n', '!=', 1))).toEqual(['b']);
    expect(await ids(collection.where('n', 'not-in', [2]))).toEqual(['a']);
  });

  test('in, array-contains and array-contains-any', async () => {
    const collection = await filled({
      a: { n: 1, l: ['x', 'y'] },
      b: { n: 2, l: ['y'] },
      c: { n: 3, l: [] },
    });
    expect(await ids(collection.where('n', 'in', [1, 3]))).toEqual(['a', 'c']);
    expect(await ids(collection.where('l', 'array-contains', 'y'))).toEqual(['a', 'b']);
    expect(await ids(collection.where('l', 'array-contains-any', ['x', 'z']))).toEqual(['a']);
  });

  test('a range finds values of its own type only', async () => {
    const collection = await filled({ a: { n: 1 }, b: { n: 'text' }, c: { n: true }, d: { n: null } });
    expect(await ids(collection.where('n', '>', 0))).toEqual(['a']);
    expect(await ids(collection.where('n', '>=', ''))).toEqual(['b']);
  });

  test('values of different types have an order', async () => {
    const collection = await filled({
      null: { v: null },
      false: { v: false },
      nan: { v: Number.NaN },
      minus: { v: -1 },
      one: { v: 1 },
      time: { v: new Timestamp(1, 0) },
      text: { v: 'a' },
      bytes: { v: Buffer.from('a') },
      ref: { v: place().db.doc('a/b') },
      list: { v: [1] },
      map: { v: { a: 1 } },
    });
    const order = ['null', 'false', 'nan', 'minus', 'one', 'time', 'text', 'bytes', 'ref', 'list', 'map'];
    expect(await ids(collection.orderBy('v'))).toEqual(order);
    expect(await ids(collection.orderBy('v', 'desc'))).toEqual(order.reverse());
  });

  test('texts come in the order of their bytes', async () => {
    const collection = await filled({ a: { v: '\u{ff5e}' }, b: { v: '\u{1f600}' }, c: { v: 'z' } });
    expect(await ids(collection.orderBy('v'))).toEqual(['c', 'a', 'b']);
  });

  test('a prefix of texts is a range', async () => {
    const collection = await filled({ a: { v: 'ab~1' }, b: { v: 'ab~2' }, c: { v: 'ac' }, d: { v: 'ab' } });
    const found = collection.where('v', '>=', 'ab~').where('v', '<', 'ab~\u{10ffff}').orderBy('v');
    expect(await ids(found)).toEqual(['a', 'b']);
  });

  test('ids can be asked for and ordered by', async () => {
    const collection = await numbers();
    const id = FieldPath.documentId();
    expect(await ids(collection.where(id, '>', 'b').where(id, '<=', 'd'))).toEqual(['c', 'd']);
    expect(await ids(collection.where(id, 'in', ['a', 'x']))).toEqual(['a']);
    expect(await ids(collection.orderBy(id, 'desc').limit(1))).toEqual(['e']);
  });

  test('fields in maps can be asked for', async () => {
    const collection = await filled({ a: { m: { x: 1 } }, b: { m: { x: 2 } }, c: { m: 1 } });
    expect(await ids(collection.where('m.x', '>', 1))).toEqual(['b']);
  });

  test('either of two conditions', async () => {
    const collection = await filled({ a: { x: 1 }, b: { y: 1 }, c: { x: 2, y: 2 } });
    expect(
      await ids(collection.where(Filter.or(Filter.where('x', '==', 1), Filter.where('y', '==', 1)))),
    ).toEqual(['a', 'b']);
  });

  test('select shows only some fields', async () => {
    const collection = await filled({ a: { x: 1, y: 2 } });
    expect((await collection.select('y').get()).docs[0]?.data()).toEqual({ y: 2 });
    expect((await collection.select().get()).docs[0]?.data()).toEqual({});
  });

  test('a collection does not hold what is below its documents', async () => {
    const collection = await filled({ a: { n: 1 } });
    await collection.doc('a').collection('below').doc('b').set({ n: 2 });
    expect(await ids(collection)).toEqual(['a']);
  });

  test('a collection group holds all collections of a name', async () => {
    const collection = place().collection();
    const name = `${collection.id}-below`;
    await collection.doc('a').collection(name).doc('x').set({ n: 1 });
    await collection.doc('b').collection(name).doc('y').set({ n: 1 });
    expect(await ids(place().db.collectionGroup(name))).toEqual(['x', 'y']);
  });

  test('counting, summing and the mean', async () => {
    const collection = await numbers();
    expect((await collection.where('n', '>', 1).count().get()).data()).toEqual({ count: 3 });
    const sums = collection.aggregate({ sum: AggregateField.sum('n'), mean: AggregateField.average('n') });
    expect((await sums.get()).data()).toEqual({ sum: 10, mean: 2.5 });
    expect((await collection.count().get()).data()).toEqual({ count: 5 });
  });
}
