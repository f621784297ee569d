// Something that is on or off at once, without saving: told apart by where the knob stands, not by colour alone.
import css from './switch.module.css';

/** A switch with its word beside it; `name` is the whole name where the word alone says too little. */
export function Switch(props: {
  label: string;
  name?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label class={css.switch}>
      <input
        type="checkbox"
        role="switch"
        checked={props.on}
        aria-checked={props.on}
        aria-label={props.name}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
