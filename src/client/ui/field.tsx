// A labelled field for what people write: one line or a text that grows, with a hint, an error and a counter.
import type { ComponentChildren, PartialInputHTMLAttributes, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import css from './field.module.css';
import { Icon } from './icon.tsx';

type Input = HTMLInputElement & HTMLTextAreaElement;

type LineType = 'text' | 'search' | 'datetime-local' | 'number';

export type FieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  /** Grows with its text instead of being one line. */
  multiline?: boolean;
  rows?: number;
  /** Shows how many characters are left when fewer than a fifth remain; never cuts what was written. */
  max?: number;
  /** What the counter says, from the number left (negative where too long). */
  counter?: (left: number) => string;
  required?: boolean;
  type?: LineType;
  inputMode?: 'text' | 'search' | 'email' | 'numeric' | 'decimal' | 'none';
  autoComplete?: string;
  autoCapitalize?: 'none' | 'sentences' | 'words' | 'characters';
  enterKeyHint?: 'send' | 'search' | 'next' | 'done' | 'go';
  lang?: string;
  large?: boolean;
  hideLabel?: boolean;
  placeholder?: string;
  spellcheck?: boolean;
  autoFocus?: boolean;
  onBlur?: () => void;
  inputRef?: RefObject<Input | null>;
  children?: ComponentChildren;
};

/** The field. `children` stand under the input, for instance a button that fills it. */
export function Field(props: FieldProps) {
  const id = useId();
  const own = useRef<Input | null>(null);
  const ref = props.inputRef ?? own;
  useGrowing(props.multiline === true, ref, props.value);
  const left = props.max === undefined ? undefined : props.max - props.value.length;
  const counted = left !== undefined && props.max !== undefined && left < props.max / 5;
  const described = [
    props.hint !== undefined && `${id}-hint`,
    props.error !== undefined && `${id}-error`,
    counted && `${id}-left`,
  ].filter(Boolean);
  const shared = {
    id,
    ref,
    value: props.value,
    class: `${css.input} ${props.large === true ? css.large : ''}`,
    required: props.required,
    lang: props.lang,
    placeholder: props.placeholder,
    spellcheck: props.spellcheck,
    autoComplete: props.autoComplete,
    autoCapitalize: props.autoCapitalize,
    enterKeyHint: props.enterKeyHint,
    autoFocus: props.autoFocus,
    'aria-invalid': props.error !== undefined,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    onBlur: props.onBlur,
    onInput: (event: { currentTarget: { value: string } }) => props.onInput(event.currentTarget.value),
  };
  return (
    <div class={css.field}>
      <label class={props.hideLabel === true ? css.hidden : css.label} for={id}>
        {props.label}
      </label>
      {props.hint !== undefined && (
        <p class={css.hint} id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.multiline === true ? (
        <textarea {...shared} rows={props.rows ?? 3} />
      ) : (
        oneLine(props.type ?? 'text', { ...shared, inputMode: props.inputMode })
      )}
      {counted && (
        <p class={left < 0 ? css.over : css.hint} id={`${id}-left`}>
          {props.counter?.(left) ?? left}
        </p>
      )}
      {props.error !== undefined && (
        <p class={css.error} id={`${id}-error`} role="alert">
          <Icon name="warning" size="s" />
          <span>{props.error}</span>
        </p>
      )}
      {props.children}
    </div>
  );
}

function oneLine(type: LineType, rest: Omit<PartialInputHTMLAttributes<HTMLInputElement>, 'type' | 'role'>) {
  switch (type) {
    case 'text':
      return <input {...rest} type="text" />;
    case 'search':
      return <input {...rest} type="search" />;
    case 'datetime-local':
      return <input {...rest} type="datetime-local" />;
    case 'number':
      return <input {...rest} type="number" />;
  }
}

function useGrowing(grows: boolean, ref: RefObject<Input | null>, value: string): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!grows || element === null) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight + 4}px`;
  }, [grows, ref, value]);
}
