// Asks before a meeting is called off, and for the reason that everybody will read.
import { useState } from 'preact/hooks';
import { LIMITS, type LocalText } from '../../../domain/text.ts';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { LocalTextFields, tidyLocal } from './local-text-fields.tsx';
import type { Sent } from './send.ts';

/** `trouble` is what is wrong with the reason. */
export function CancelSheet(props: {
  onCancel: (reason: LocalText) => Promise<Sent>;
  trouble: string | undefined;
  onClose: () => void;
}) {
  const [reason, setReason] = useState<LocalText>({});
  const [busy, setBusy] = useState(false);
  const cancel = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const sent = await props.onCancel(tidyLocal(reason)).finally(() => setBusy(false));
    if (sent === 'stored') props.onClose();
  };
  return (
    <Sheet title={t('host.cancelAsk')} closeLabel={t('act.close')} onClose={props.onClose}>
      <form onSubmit={cancel} noValidate>
        <Stack>
          <p>{t('host.cancelText')}</p>
          <LocalTextFields
            multiline
            label={t('host.cancelWhy')}
            value={reason}
            onChange={setReason}
            max={LIMITS.reason}
            error={props.trouble}
            emptyError={t('host.cancelWhyEmpty')}
          />
          <Row>
            <Button look="danger" submit busy={busy}>
              {t('host.cancelMeeting')}
            </Button>
            <Button look="plain" onClick={props.onClose}>
              {t('host.cancelKeep')}
            </Button>
          </Row>
        </Stack>
      </form>
    </Sheet>
  );
}
