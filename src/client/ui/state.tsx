// What stands in a screen's place when there is nothing to show: empty, gone wrong, or still on its way.
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import css from './state.module.css';

const DRAWINGS = {
  /** A spindle with its thread, waiting to be spun. */
  spindle:
    'M60 8v104M60 28c15 12 28 28 28 42 0 12-12 19-28 19s-28-7-28-19c0-14 13-30 28-42ZM42 56c12 6 24 6 36 0M33 68c18 9 36 9 54 0M34 80c17 7 35 7 52 0M30 97h60M78 56c14 14 28-14 54-10s20 26 40 22',
  /** A needle that searches along a thread. */
  needle:
    'M20 92 120 24c6-4 14-4 16 0s-2 10-8 13L26 98ZM124 30l-14 10M128 34c26 6 44 20 30 34s-50-6-54 14 32 20 66 10',
  /** Chairs in a half circle before a meeting. */
  chairs:
    'M24 40v56M24 68h24v28M80 30v56M80 58h28v28M164 40v56M164 68h-24v28M12 104c40 10 128 10 168 0M62 18h64',
} as const;

export type Drawing = keyof typeof DRAWINGS;

/** Says what could be here and what to do, with one line drawing. */
export function EmptyState(props: {
  drawing?: Drawing;
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class={css.state}>
      <svg class={css.drawing} viewBox="0 0 190 120" aria-hidden="true">
        <path d={DRAWINGS[props.drawing ?? 'spindle']} />
      </svg>
      <h2>{props.title}</h2>
      {props.children !== undefined && <p>{props.children}</p>}
      {props.action}
    </div>
  );
}

/** Says what happened to the person's text and what to do now. */
export function ErrorState(props: {
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class={css.state} role="alert">
      <span class={css.sign}>
        <Icon name="warning" size="l" />
      </span>
      <h2>{props.title}</h2>
      {props.children !== undefined && <p>{props.children}</p>}
      {props.action}
    </div>
  );
}

/** Grey lines where cards will be; `label` is said to screen readers. */
export function Skeleton(props: { label: string; cards?: number }) {
  return (
    <div class={css.skeletons} role="status" aria-label={props.label}>
      {Array.from({ length: props.cards ?? 3 }, (_, index) => (
        <div key={index} class={css.skeleton}>
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
