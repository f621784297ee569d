// One choice of a few that need a sentence each: radio buttons as cards below each other.
import { useId } from 'preact/hooks';
import css from './card-choice.module.css';
import { Icon } from './icon.tsx';

export type CardOption<T extends string> = { value: T; label: string; text?: string };

/** A radio group; `error` says why the choice cannot stay. */
export function CardChoice<T extends string>(props: {
  label: string;
  options: readonly CardOption<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  hint?: string | undefined;
  error?: string | undefined;
}) {
  const name = useId();
  return (
    <fieldset class={css.group} aria-describedby={props.hint === undefined ? undefined : `${name}-hint`}>
      <legend class={css.label}>{props.label}</legend>
      {props.hint !== undefined && (
        <p class={css.hint} id={`${name}-hint`}>
          {props.hint}
        </p>
      )}
      {props.options.map((option) => (
        <label key={option.value} class={css.card}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          <span>
            <b>{option.label}</b>
            {option.text !== undefined && <span class={css.text}>{option.text}</span>}
          </span>
        </label>
      ))}
      {props.error !== undefined && (
        <p class={css.error} role="alert">
          <Icon name="warning" size="s" />
          <span>{props.error}</span>
        </p>
      )}
    </fieldset>
  );
}
