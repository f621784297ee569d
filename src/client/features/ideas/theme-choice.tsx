// The choice of one theme, each with its bobbin; "I do not know yet" is a choice too.
import { ThreadMark } from '../../ui/thread.tsx';
import css from './write.module.css';

type ThemeOption = { id: string; thread: number; name: string };

export function ThemeChoice(props: {
  label: string;
  none: string;
  themes: readonly ThemeOption[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const isNone = props.themes.every((theme) => theme.id !== props.value);
  return (
    <fieldset>
      <legend class={css.legend}>{props.label}</legend>
      <div class={css.themes}>
        {props.themes.map((theme) => (
          <label key={theme.id} class={css.theme}>
            <input
              type="radio"
              name="theme"
              checked={theme.id === props.value}
              onChange={() => props.onChange(theme.id)}
            />
            <span>
              <ThreadMark thread={theme.thread} />
              <span>{theme.name}</span>
            </span>
          </label>
        ))}
        <label class={css.theme}>
          <input type="radio" name="theme" checked={isNone} onChange={() => props.onChange(undefined)} />
          <span>{props.none}</span>
        </label>
      </div>
    </fieldset>
  );
}
