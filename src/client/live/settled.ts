// What a screen does with a live read: waits, shows it, or leaves a broken database to the error boundary.
import type { Live } from './store-context.ts';

export type Settled<T> = Extract<Live<T>, { state: 'loading' | 'ready' }>;

/** The read without its failure, which is thrown. */
export function settled<T>(live: Live<T>): Settled<T> {
  if (live.state === 'failed') throw live.error;
  return live;
}
