// How many of the person's acts are still only on this phone.
import { useLive } from '../live/store-context.ts';
import { syncStatus } from '../store/queries/me.ts';

/** The number, as the store counts it; 0 while it is not known. */
export function useWaiting(): number {
  const live = useLive(syncStatus, '');
  return live.state === 'ready' ? live.value.waiting : 0;
}
