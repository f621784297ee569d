// A wall that has nothing to show yet, or never will.
import { EmptyState } from '../ui/state.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { LineMark } from './line-mark.tsx';
import css from './projector.module.css';

/** `name` is the wall's name for screen readers, `text` says what to do. */
export function WallWaiting(props: { name: string; title: string; text: string | undefined }) {
  return (
    <div class={css.waiting}>
      <h1>
        <VisuallyHidden>{props.name}</VisuallyHidden>
      </h1>
      <EmptyState title={props.title}>{props.text}</EmptyState>
      <LineMark />
    </div>
  );
}
