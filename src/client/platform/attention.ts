// Signals between the shell and what runs behind it: things the person must know, and her wish to try at once.
import { signal } from '@preact/signals';

/** The server no longer talks to this build; only an update helps. */
export const tooOld = signal(false);
/** The phone has no room for what the server has. */
export const full = signal(false);
/** A newer build in another tab has taken the phone's store; this tab can only be reloaded. */
export const oldTab = signal(false);

/** Counts the person's wishes to try sending now; whoever sends follows it. */
export const wakes = signal(0);
/** The person wants it tried now. */
export const wake = (): void => {
  wakes.value += 1;
};
