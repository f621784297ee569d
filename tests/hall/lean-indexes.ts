// Makes the database in memory find index keys as a browser does: without an exception for each index that a row is
// not in. What is measured is the phone's own work, not that of its stand-in.
import { IDBFactory } from 'fake-indexeddb';

/** The key of a row in an index, its path one name or several; undefined where the row is not in the index. */
function indexKey(path: unknown, row: unknown): string | number | (string | number)[] | undefined {
  if (!Array.isArray(path)) return keyPart(path, row);
  const parts = path.map((name) => keyPart(name, row));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function keyPart(name: unknown, row: unknown): string | number | undefined {
  const value: unknown = Reflect.get(Object(row), String(name));
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** Once per process, before the first phone opens its store. */
export async function useLeanIndexes(): Promise<void> {
  const raw = await anyIndex();
  Reflect.set(Object.getPrototypeOf(raw), 'getIndexKey', function (this: object, row: unknown) {
    return indexKey(Reflect.get(this, 'keyPath'), row);
  });
}

const anyIndex = (): Promise<object> =>
  new Promise((resolve, reject) => {
    const request = new IDBFactory().open('any', 1);
    request.onupgradeneeded = () => {
      const index = request.result.createObjectStore('any').createIndex('any', 'any');
      resolve(Object(Reflect.get(index, '_rawIndex')));
    };
    request.onerror = () => reject(request.error);
  });
