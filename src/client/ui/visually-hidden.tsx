// Words for screen readers only.
import type { ComponentChildren } from 'preact';
import css from './visually-hidden.module.css';

/** Says to a screen reader what the picture says to the eye. */
export function VisuallyHidden(props: { children: ComponentChildren; id?: string }) {
  return (
    <span id={props.id} class={css.hidden}>
      {props.children}
    </span>
  );
}
