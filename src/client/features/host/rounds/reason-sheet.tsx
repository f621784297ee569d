// Asks before something that cannot be taken back, and for the reason that everybody will read.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LIMITS } from '../../../../domain/text.ts';
import { t } from '../../../i18n/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Row, Stack } from '../../../ui/screen.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

/** `children` stand above the reason. */
export function ReasonSheet(props: {
  title: string;
  text: string;
  label: string;
  confirmLabel: string;
  trouble: string | undefined;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
  children?: ComponentChildren;
}) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    await props.onConfirm(reason).finally(() => setBusy(false));
  };
  return (
    <Sheet title={props.title} closeLabel={t('act.close')} onClose={props.onClose}>
      <form onSubmit={confirm} noValidate>
        <Stack>
          <p>{props.text}</p>
          {props.children}
          <Field
            label={props.label}
            value={reason}
            onInput={setReason}
            max={LIMITS.reason}
            error={props.trouble}
          />
          <Row>
            <Button look="danger" submit busy={busy}>
              {props.confirmLabel}
            </Button>
            <Button look="plain" onClick={props.onClose}>
              {t('act.cancel')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Sheet>
  );
}
