// How the vote was counted, in plain words.
import { countingRules } from '../../i18n/counting-rules.ts';
import type { Counted } from './placed.ts';
import css from './result.module.css';

/** A list of short sentences. */
export function Rules({ view: { round } }: { view: Counted }) {
  return (
    <ul class={css.dashes}>
      {countingRules(round.method).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
