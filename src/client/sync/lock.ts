// One flush at a time per browser, whichever tab or worker does it. Without Web Locks the server's dedupe must do.
export type Locked<T> = { readonly kind: 'held'; readonly value: T } | { readonly kind: 'busy' };
export type Lock = <T>(work: () => Promise<T>) => Promise<Locked<T>>;

/** A lock that keeps out only callers in this same page: all there is on plain http (sync.md P6). */
export function pageLock(): Lock {
  let isHeld = false;
  return async (work) => {
    if (isHeld) return { kind: 'busy' };
    isHeld = true;
    try {
      return { kind: 'held', value: await work() };
    } finally {
      isHeld = false;
    }
  };
}

/** After so many refusals in a row the holder is taken for frozen and robbed of the lock (sync.md P5). */
const PATIENCE = 15;

/** A lock over all tabs and the worker of this browser. */
export function browserLock(locks: LockManager, name: string): Lock {
  let refusals = 0;
  return (work) => {
    const options: LockOptions = refusals >= PATIENCE ? { steal: true } : { ifAvailable: true };
    const asked = locks.request(
      name,
      options,
      async (lock): Promise<Locked<Awaited<ReturnType<typeof work>>>> => {
        if (lock === null) {
          refusals++;
          return { kind: 'busy' };
        }
        refusals = 0;
        return { kind: 'held', value: await work() };
      },
    );
    return asked.catch((error: unknown) => {
      // This tab was taken for frozen: another one has the lock now and goes on.
      if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'busy' };
      throw error;
    });
  };
}
