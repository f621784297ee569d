// One choice of a few: as a row of radio buttons (Segmented) or as the platform's own list (Select).
import { useId } from 'preact/hooks';
import css from './choice.module.css';
import { Icon } from './icon.tsx';

export type Option<T extends string> = { value: T; label: string; lang?: string };

type ChoiceProps<T extends string> = {
  label: string;
  hideLabel?: boolean;
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
};

/** A radio group that looks like one strip; wraps where words are long. */
export function Segmented<T extends string>(props: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend class={props.hideLabel === true ? css.hidden : css.label}>{props.label}</legend>
      <div class={`${css.strip} ${props.options.length > 3 ? css.many : ''}`}>
        {props.options.map((option) => (
          <label key={option.value} class={css.segment} lang={option.lang}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The platform's own list of choices. */
export function Select<T extends string>(props: ChoiceProps<T> & { compact?: boolean }) {
  const id = useId();
  return (
    <div class={css.select}>
      <label for={id} class={props.hideLabel === true ? css.hidden : css.label}>
        {props.label}
      </label>
      <div class={css.frame}>
        <select
          id={id}
          class={props.compact === true ? css.compact : css.list}
          value={props.value}
          onChange={(event) => {
            const chosen = props.options[event.currentTarget.selectedIndex];
            if (chosen !== undefined) props.onChange(chosen.value);
          }}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
    </div>
  );
}
