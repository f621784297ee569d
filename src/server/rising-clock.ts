// A clock that never goes back, whatever the machine's clock does.
import type { Clock } from './ports.ts';

export function risingClock(now: () => number = Date.now): Clock {
  let last = 0;
  return () => {
    last = Math.max(last, now());
    return new Date(last);
  };
}
