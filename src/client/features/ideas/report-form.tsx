// What is wrong with an idea or a comment, in a sheet of its own.

import { useState } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import { REPORT_REASONS, sendReport, type Target } from '../../../domain/report.ts';
import { LIMITS } from '../../../domain/text.ts';
import { counter } from '../../i18n/counter.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { submit } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';

type Reason = (typeof REPORT_REASONS)[number];

export type ReportProps = { areaId: AreaId; target: Target; onClose: () => void };

export function ReportForm(props: ReportProps) {
  const store = useStore();
  const [reason, setReason] = useState<Reason>('rude');
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    const more = text.trim() === '' ? undefined : text;
    const args = { target: props.target, reason, text: more };
    const refusal = refusalOf(await submit(store, sendReport, props.areaId, args));
    toast(refusal ?? t('report.sent'));
    if (refusal === undefined) props.onClose();
  };
  return (
    <Sheet title={t('report.title')} closeLabel={t('act.close')} onClose={props.onClose}>
      <Segmented
        hideLabel
        label={t('report.title')}
        options={REPORT_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <Field
        multiline
        label={t('report.text')}
        hint={t('report.who')}
        value={text}
        max={LIMITS.reason}
        counter={counter}
        onInput={setText}
      />
      <Button look="primary" wide onClick={() => void send()}>
        {t('report.send')}
      </Button>
    </Sheet>
  );
}
