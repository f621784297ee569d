// The eight theme threads. Each has a colour, a letter and a stitch of its own, so that colour is never the only sign.
import css from './thread.module.css';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
// Lengths of stitch and gap in px; a stitch of 0 is a knot.
const STITCHES = ['', '12 7', '5 6', '0 7', '14 7 0 7', '12 7 0 7 0 7', '22 8', '5 6 0 6'] as const;

const indexOf = (thread: number): number => (thread - 1) % LETTERS.length;

/** The letter of a thread (1 … 8). */
export const threadLetter = (thread: number): string => LETTERS[indexOf(thread)] ?? LETTERS[0];

const colour = (thread: number) => ({ color: `var(--thread-${indexOf(thread) + 1})` });

/** A bobbin in the thread's colour with its letter. The theme's name belongs beside it. */
export function ThreadMark(props: { thread: number; size?: 's' | 'm' | 'l' }) {
  return (
    <span class={`${css.mark} ${css[props.size ?? 's']}`} style={colour(props.thread)} aria-hidden="true">
      <span>{threadLetter(props.thread)}</span>
    </span>
  );
}

/** The stitch along a card's starting edge. */
export function ThreadEdge(props: { thread: number }) {
  return (
    <svg class={css.edge} style={colour(props.thread)} aria-hidden="true">
      <line x1="2.5" y1="3" x2="2.5" y2="100%" stroke-dasharray={STITCHES[indexOf(props.thread)]} />
    </svg>
  );
}

/** A running stitch across the page: the one ornament. */
export function StitchRule() {
  return (
    <svg class={css.rule} aria-hidden="true">
      <line x1="2" y1="2" x2="100%" y2="2" />
    </svg>
  );
}
