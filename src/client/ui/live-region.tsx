// Tells screen readers politely what arrived, gathered so that a busy evening is not a stream of interruptions.
import { signal } from '@preact/signals';
import css from './visually-hidden.module.css';

const GATHER_MS = 1500;

const spoken = signal('');
const waiting = new Set<string>();

/** Says a sentence soon; the same sentence twice within the gathering time is said once. */
export function announce(sentence: string): void {
  if (waiting.size === 0) {
    // The same sentence as before would be no change, and not be spoken.
    spoken.value = '';
    setTimeout(() => {
      spoken.value = [...waiting].join(' ');
      waiting.clear();
    }, GATHER_MS);
  }
  waiting.add(sentence);
}

/** The one region that `announce` speaks through; stands once, in the shell. */
export function LiveRegion() {
  return (
    <div class={css.hidden} role="status" aria-live="polite">
      {spoken}
    </div>
  );
}
