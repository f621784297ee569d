// Whether the browser promises to keep what the phone holds, and how much that is.
import { signal } from '@preact/signals';

export type Keeping = 'kept' | 'loose' | 'unknown';

/** `loose`: the browser may clear everything when it wants room or nobody comes for long. */
export const keeping = signal<Keeping>('unknown');

/** Reads what the browser has promised so far. */
export async function readKeeping(): Promise<void> {
  const promised = await navigator.storage?.persisted?.().catch(() => undefined);
  keeping.value = promised === undefined ? 'unknown' : promised ? 'kept' : 'loose';
}

/** Asks the browser to keep the data. Called after a person's first contribution, never on load. */
export async function askToKeep(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
  await readKeeping();
}

/** Bytes in use; undefined where the browser does not say. */
export async function bytesUsed(): Promise<number | undefined> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  return estimate?.usage;
}
