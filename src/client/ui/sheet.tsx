// A sheet that comes up from the foot of a phone, or stands in the middle of a wide screen, over the page.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { IconButton } from './button.tsx';
import css from './sheet.module.css';

/** A modal dialog with a title; Escape, the cross and a tap beside it close it. Rendered only while open. */
export function Sheet(props: {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    // iOS before 15.4 has no dialogs: there the sheet is shown without being modal.
    if (typeof dialog.showModal === 'function') dialog.showModal();
    else dialog.setAttribute('open', '');
    return () => {
      dialog.close?.();
      // The browser gives the focus back only while the dialog is in the page, which it no longer is.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [opener]);
  return (
    <dialog
      ref={ref}
      class={css.sheet}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && props.onClose()}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <div class={css.inside}>
        <header class={css.head}>
          <h2 id={id}>{props.title}</h2>
          <IconButton icon="close" label={props.closeLabel} onClick={props.onClose} />
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
