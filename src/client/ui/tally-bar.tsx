// A number as a thread: how long it is beside the others, and always the number itself.
import type { ComponentChildren } from 'preact';
import css from './tally-bar.module.css';

/** A labelled bar; `value` is shown as it stands in `text`. */
export function TallyBar(props: {
  label: ComponentChildren;
  value: number;
  max: number;
  text: string;
  thread?: number | undefined;
}) {
  const share = props.max <= 0 ? 0 : Math.min(1, props.value / props.max);
  return (
    <div class={css.tally}>
      <span class={css.label}>{props.label}</span>
      <b>{props.text}</b>
      <span class={css.track} aria-hidden="true">
        <span
          class={css.bar}
          style={{
            transform: `scaleX(${share})`,
            background: props.thread === undefined ? undefined : `var(--thread-${props.thread})`,
          }}
        />
      </span>
    </div>
  );
}
