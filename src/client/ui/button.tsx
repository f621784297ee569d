// Buttons and links that look like them: one primary act of a screen, quiet acts beside it, and dangerous ones.
import type { ComponentChildren } from 'preact';
import { atOnce } from './at-once.ts';
import css from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

export type ButtonLook = 'primary' | 'quiet' | 'plain' | 'danger';

type Look = {
  look?: ButtonLook;
  icon?: IconName;
  /** Fills the row. */
  wide?: boolean;
  children?: ComponentChildren;
};

const classOf = (props: Look): string =>
  [css.button, css[props.look ?? 'quiet'], props.wide === true ? css.wide : ''].join(' ');

/** `busy` keeps the button in place and focusable, and stops a second tap. */
export function Button(
  props: Look & {
    /** On a button that sends a form: instead of sending it, which has the browser look through all fields first. */
    onClick?: (() => void) | undefined;
    submit?: boolean;
    busy?: boolean;
    disabled?: boolean;
    /** The name for screen readers where the words alone do not say enough. */
    label?: string | undefined;
    pressed?: boolean | undefined;
    expanded?: boolean | undefined;
    /** It acts as soon as a finger leaves, and tells when one comes down. */
    onPress?: (() => void) | undefined;
  },
) {
  return (
    <button
      {...(props.onPress && atOnce(props.onPress))}
      type={props.submit === true ? 'submit' : 'button'}
      class={classOf(props)}
      disabled={props.disabled}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-busy={props.busy}
      aria-disabled={props.busy}
      onClick={(event) => {
        if (props.busy === true || props.onClick !== undefined) event.preventDefault();
        if (props.busy !== true) props.onClick?.();
      }}
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      {props.children !== undefined && <span>{props.children}</span>}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton(props: Look & { href: string; label?: string; download?: string }) {
  return (
    <a class={classOf(props)} href={props.href} aria-label={props.label} download={props.download}>
      {props.icon !== undefined && <Icon name={props.icon} />}
      {props.children !== undefined && <span>{props.children}</span>}
    </a>
  );
}

/** A square button with an icon only; `label` is its name. */
export function IconButton(props: {
  icon: IconName;
  label: string;
  onClick: () => void;
  expanded?: boolean | undefined;
}) {
  return (
    <button
      type="button"
      class={`${css.button} ${css.plain} ${css.square}`}
      aria-label={props.label}
      title={props.label}
      aria-expanded={props.expanded}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}
