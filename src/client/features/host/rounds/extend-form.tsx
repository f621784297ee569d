// Gives a vote another end, with a reason that everybody can read.
import { useState } from 'preact/hooks';
import { extendRound, type Round } from '../../../../domain/round.ts';
import { LIMITS } from '../../../../domain/text.ts';
import { t } from '../../../i18n/words.ts';
import { now } from '../../../platform/clock.ts';
import { Field } from '../../../ui/field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { HostForm } from '../form.tsx';
import { fromField, isLeftOut, toField } from '../local-time.ts';
import { useFormSend } from '../send.ts';

type Wrong = { readonly endsAt?: string; readonly reason?: string };

/** The form; a new end may also be sooner than the old one. */
export function ExtendForm({ round, onDone }: { round: Round; onDone: () => void }) {
  const [endsAt, setEndsAt] = useState(toField(round.endsAt));
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const { send, troubles } = useFormSend();
  const save = async (): Promise<void> => {
    const end = fromField(endsAt);
    const found = wrongIn(endsAt, end, reason);
    setWrong(found);
    if (end === undefined || Object.keys(found).length > 0) return;
    const sent = await send(extendRound, round.areaId, { roundId: round.id, endsAt: end, reason });
    if (sent !== 'stored') return;
    toast(t('rounds.extended'));
    onDone();
  };
  return (
    <HostForm
      saveLabel={t('act.save')}
      onSave={save}
      onCancel={onDone}
      trouble={troubles.besides('endsAt', 'reason')}
    >
      <Field
        label={t('rounds.newEnd')}
        type="datetime-local"
        value={endsAt}
        onInput={setEndsAt}
        error={wrong.endsAt ?? troubles.at('endsAt')}
      />
      <Field
        label={t('rounds.reason')}
        hint={t('rounds.reasonHint')}
        value={reason}
        onInput={setReason}
        max={LIMITS.reason}
        error={wrong.reason ?? troubles.at('reason')}
      />
    </HostForm>
  );
}

function wrongIn(typed: string, end: string | undefined, reason: string): Wrong {
  return {
    ...(end === undefined && { endsAt: t(isLeftOut(typed) ? 'host.noSuchTime' : 'rounds.wrong.noEnd') }),
    ...(end !== undefined && Date.parse(end) <= now() && { endsAt: t('rounds.wrong.past') }),
    ...(reason.trim() === '' && { reason: t('host.hideWhyEmpty') }),
  };
}
