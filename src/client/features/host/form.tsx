// The frame of a host's form: it stands in the page, so that a stray tap closes nothing, and Enter saves it.
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Row, Stack } from '../../ui/screen.tsx';

/** `onSave` runs once at a time. `trouble` is what no field can say. */
export function HostForm(props: {
  saveLabel: string;
  onSave: () => Promise<void>;
  onCancel: () => void;
  children: ComponentChildren;
  trouble?: string | undefined;
  /** Beside the two buttons: something to do with what is edited. */
  also?: ComponentChildren;
}) {
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useFocusAround(form);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    await props.onSave().finally(() => setBusy(false));
  };
  return (
    <Card>
      <form ref={form} onSubmit={save} noValidate>
        <Stack>
          {props.children}
          {props.trouble !== undefined && <p role="alert">{props.trouble}</p>}
          <Row>
            <Button look="primary" submit busy={busy}>
              {props.saveLabel}
            </Button>
            <Button look="plain" onClick={props.onCancel}>
              {t('act.cancel')}
            </Button>
            {props.also}
          </Row>
        </Stack>
      </form>
    </Card>
  );
}

/** The focus comes to the first field, and goes back to what stands where the form stood. */
function useFocusAround(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const around = form.current?.closest('section, header');
    form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    return () => {
      setTimeout(() => {
        const isLost = document.activeElement === document.body || document.activeElement === null;
        if (isLost) around?.querySelector('button')?.focus();
      });
    };
  }, [form]);
}
