// The phone's clock, and a signal that moves once a minute for "5 minutes ago".
import { signal } from '@preact/signals';

const MINUTE_MS = 60_000;

export const now = (): number => Date.now();

/** Milliseconds since 1970, renewed every minute while the page lives. */
export const minute = signal(now());
setInterval(() => {
  minute.value = now();
}, MINUTE_MS);
