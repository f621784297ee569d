// Many threads that become one yarn: what Kehrä does with ideas, as a band across a welcome.
import css from './warp.module.css';

const THREADS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const MIDDLE = 4.5;
// Heights in the drawing's own units: how far apart the threads begin, and how close they lie once spun.
const LOOSE = 9;
const SPUN = 1.6;

/** An ornament; it says nothing to a screen reader. */
export function Warp() {
  return (
    <svg class={css.warp} viewBox="0 0 400 76" preserveAspectRatio="none" aria-hidden="true">
      {THREADS.map((thread) => {
        const from = 38 + (thread - MIDDLE) * LOOSE;
        const to = 38 + (thread - MIDDLE) * SPUN;
        const sway = thread % 2 === 0 ? 9 : -7;
        return (
          <path
            key={thread}
            d={`M0 ${from}C60 ${from + sway} 110 ${from - sway} 170 ${(from + to) / 2}S270 ${to} 400 ${to}`}
            style={{ stroke: `var(--thread-${thread})` }}
          />
        );
      })}
    </svg>
  );
}
