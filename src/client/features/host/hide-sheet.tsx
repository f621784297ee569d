// Hiding an idea or a comment: a reason that everybody can read takes the place of the text.
import { useState } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import { hide } from '../../../domain/moderation.ts';
import { REPORT_REASONS, type Target } from '../../../domain/report.ts';
import { LIMITS } from '../../../domain/text.ts';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './host.module.css';
import { useFormSend } from './send.ts';

/** `text` is what will be hidden; `onHidden` runs after it was. */
export function HideSheet(props: {
  areaId: AreaId;
  target: Target;
  text: string;
  onClose: () => void;
  onHidden?: () => void;
}) {
  const [reason, setReason] = useState('');
  const { send, troubles } = useFormSend();
  const onHide = async (event: Event): Promise<void> => {
    event.preventDefault();
    if ((await send(hide, props.areaId, { target: props.target, reason })) !== 'stored') return;
    toast(t('host.hideDone'));
    props.onHidden?.();
    props.onClose();
  };
  const wrong = troubles.at('reason');
  return (
    <Sheet title={t('host.hideTitle')} closeLabel={t('act.close')} onClose={props.onClose}>
      <form onSubmit={onHide} noValidate>
        <Stack>
          <blockquote class={css.quote}>{props.text}</blockquote>
          <Row>
            {REPORT_REASONS.filter((word) => word !== 'other').map((word) => (
              <Chip
                key={word}
                label={t(`reason.${word}`)}
                pressed={reason === t(`reason.${word}`)}
                onClick={() => setReason(t(`reason.${word}`))}
              />
            ))}
          </Row>
          <Field
            label={t('host.hideWhy')}
            hint={t('host.hideWhyHint')}
            value={reason}
            onInput={setReason}
            max={LIMITS.reason}
            error={wrong !== undefined && reason.trim() === '' ? t('host.hideWhyEmpty') : wrong}
          />
          {troubles.besides('reason') !== undefined && <p role="alert">{troubles.besides('reason')}</p>}
          <Row>
            <Button look="danger" submit icon="flag">
              {t('host.hide')}
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
