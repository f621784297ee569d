// When to try again: a pure state machine over how exchanges went. Full jitter, so that a hall does not come back at once.
import type { ProblemCode } from '../../protocol/problem.ts';

export type Outcome =
  | { readonly kind: 'done' }
  /** Another tab is at it. */
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'unreachable' | 'trouble';
      readonly retryAfter?: number | undefined;
      /** What the server said was wrong, if it said anything. */
      readonly problem?: ProblemCode;
    }
  | { readonly kind: 'captive' }
  /** This build must be updated first; trying again is useless. */
  | { readonly kind: 'too-old' };

export type Pace = {
  readonly failures: number /** ms since 1970; undefined: when there is a reason. */;
  readonly notBefore: number | undefined;
};

export const FRESH: Pace = { failures: 0, notBefore: undefined };

const FIRST = 500;
const MOST = 60_000;
const CAPTIVE = 15_000;
const BUSY = 1_000;

/** The pace after an outcome. `random` is in [0, 1). */
export function paceAfter(pace: Pace, outcome: Outcome, now: number, random: number): Pace {
  switch (outcome.kind) {
    case 'done':
      return FRESH;
    case 'busy':
      return { ...pace, notBefore: now + BUSY * (0.5 + random) };
    case 'captive':
      return { failures: pace.failures + 1, notBefore: now + CAPTIVE * (0.5 + random) };
    case 'too-old':
      return { failures: pace.failures + 1, notBefore: now + 10 * MOST };
    case 'unreachable':
    case 'trouble': {
      const failures = pace.failures + 1;
      const jitter = FIRST / 2 + random * Math.min(MOST, FIRST * 2 ** failures);
      // Not before the server wants to be asked, and still ever more seldom while it has no time.
      const wished = (outcome.retryAfter ?? 0) * (1 + 0.3 * random);
      return { failures, notBefore: now + Math.max(jitter, wished) };
    }
  }
}
