// The thread of a life: a line with knots, spun as far as things have come. For an idea, and for an evening.
import css from './life-line.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type Knot = { label: string; state: 'done' | 'now' | 'ahead'; note?: string | undefined };

/** The line with its names. `doneLabel` says to screen readers what the filled knots say to the eye. */
export function LifeLine(props: { label: string; knots: readonly Knot[]; doneLabel: string }) {
  return (
    <ol class={css.line} aria-label={props.label}>
      {props.knots.map((knot) => (
        <li key={knot.label} class={css[knot.state]} aria-current={knot.state === 'now' ? 'step' : undefined}>
          <span class={css.words}>
            {knot.label}
            {knot.state === 'done' && <VisuallyHidden>, {props.doneLabel}</VisuallyHidden>}
            {knot.note !== undefined && <small>{knot.note}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The line without names, for a card; `label` says where it stands. */
export function LifeThread(props: { label: string; step: number; of: number }) {
  return (
    <span class={css.thread}>
      <span class={css.knots} aria-hidden="true">
        {Array.from({ length: props.of }, (_, index) => (
          <i key={index} class={index < props.step ? css.reached : undefined} />
        ))}
      </span>
      <span class={css.where}>{props.label}</span>
    </span>
  );
}
