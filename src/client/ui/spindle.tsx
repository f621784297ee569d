// Kehrä's own sign: a spindle with its thread leading on.
import css from './spindle.module.css';

/** The sign; the words beside it say the name. */
export function Spindle(props: { large?: boolean }) {
  return (
    <svg class={props.large === true ? css.large : css.small} viewBox="0 0 64 64" aria-hidden="true">
      <path class={css.stick} d="M29 5v55" />
      <path class={css.yarn} d="M29 11c9 7 16 16 16 24 0 7-7 11-16 11s-16-4-16-11c0-8 7-17 16-24Z" />
      <path
        class={css.turns}
        d="M19 25.5c7 3.3 13 3.3 20 0M14.5 32c9 4.7 20 4.7 29 0M14.5 38.5c9 4.7 20 4.7 29 0"
      />
      <path class={css.whorl} d="M13 51.5h32" />
      <path class={css.thread} d="M39 25.5c4.5 5 9.5 5 13 .5 3.5-4 4-9 11-10.5" />
    </svg>
  );
}
