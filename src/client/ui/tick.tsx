// One box to tick, with its words beside it: the whole row is the target.
import type { ComponentChildren } from 'preact';
import css from './tick.module.css';

export function Tick(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}) {
  return (
    <label class={css.tick}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}
