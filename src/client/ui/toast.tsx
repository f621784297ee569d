// Short confirmations at the foot of the screen, with at most one thing to do; they leave by themselves.
import { signal } from '@preact/signals';
import { Button, IconButton } from './button.tsx';
import css from './toast.module.css';

type ToastAction = { label: string; run: () => void };
type Toast = { id: number; text: string; action?: ToastAction | undefined };

// Long enough to read two lines and to reach the button.
const SHOWN_MS = 6000;

const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

const dismiss = (id: number): void => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
};

/** Shows a sentence for some seconds. */
export function toast(text: string, action?: ToastAction): void {
  lastId += 1;
  const id = lastId;
  toasts.value = [{ id, text, action }];
  setTimeout(() => dismiss(id), SHOWN_MS);
}

/** Where toasts appear; stands once, in the shell. */
export function ToastRegion(props: { closeLabel: string }) {
  return (
    <div class={css.region} role="status" aria-live="polite">
      {toasts.value.map(({ id, text, action }) => (
        <div key={id} class={css.toast}>
          <p>{text}</p>
          {action !== undefined && (
            <Button
              look="plain"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon="close" label={props.closeLabel} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
