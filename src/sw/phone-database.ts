// The phone's database without the store: the worker stays small (docs/decisions/0004).
import { STORE_NAME } from '../client/store/name.ts';

/** The app's database, never made here: an empty one would stand in the app's way. */
export function openExisting(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(STORE_NAME);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () =>
      request.error?.name === 'AbortError' ? resolve(undefined) : reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
}

export const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
