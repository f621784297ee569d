// When and where a meeting is and how many are coming, with the ways to change it, cancel it and write its minutes.
import { useState } from 'preact/hooks';
import type { Meeting } from '../../../domain/meeting.ts';
import { cancelMeeting, editMeeting } from '../../../domain/meeting-host.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatTimes } from '../../i18n/format.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { useLive } from '../../live/store-context.ts';
import { meetingDetails } from '../../store/queries/meetings.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { CancelSheet } from './cancel-sheet.tsx';
import css from './host.module.css';
import { type MeetingFields, MeetingForm } from './meeting-form.tsx';
import type { Occasion } from './meeting-times.ts';
import { useFormSend } from './send.ts';

/** Under the name of the meeting; `mayRun` offers the ways to change it. */
export function AboutMeeting({ meeting, mayRun }: { meeting: Meeting; mayRun: boolean }) {
  const [isEditing, setEditing] = useState(false);
  const [isCancelling, setCancelling] = useState(false);
  const { send, troubles } = useFormSend();
  const isCancelled = meeting.cancelledAt !== undefined;
  const save = async (fields: MeetingFields, [when]: readonly Occasion[]): Promise<void> => {
    // Said outright: what is left out stays as it was.
    const removable = { endsAt: when?.endsAt ?? null, capacity: fields.capacity ?? null };
    const args = { meetingId: meeting.id, ...fields, ...removable, startsAt: when?.startsAt };
    if ((await send(editMeeting, meeting.areaId, args)) !== 'stored') return;
    setEditing(false);
    toast(t('host.saved'));
  };
  if (isEditing) {
    return (
      <MeetingForm
        start={meeting}
        saveLabel={t('act.save')}
        onSave={save}
        onCancel={() => setEditing(false)}
        troubles={troubles}
      />
    );
  }
  return (
    <>
      <Facts meeting={meeting} />
      {isCancelled && (
        <Banner icon="warning" tone="danger">
          {t('meeting.cancelledTitle')}
          {meeting.cancelReason !== undefined && `: ${inLanguage(meeting.cancelReason, language.value)}`}
        </Banner>
      )}
      {mayRun && !isCancelled && (
        <div class={css.acts}>
          <Button look="plain" icon="edit" onClick={() => setEditing(true)}>
            {t('host.editMeeting')}
          </Button>
          <LinkButton look="plain" icon="comment" href={`/host/${meeting.id}/minutes`}>
            {t('host.writeMinutes')}
          </LinkButton>
          {meeting.closedAt === undefined && (
            <Button look="plain" icon="close" onClick={() => setCancelling(true)}>
              {t('host.cancelMeeting')}
            </Button>
          )}
        </div>
      )}
      {isCancelling && (
        <CancelSheet
          onCancel={(reason) => send(cancelMeeting, meeting.areaId, { meetingId: meeting.id, reason })}
          trouble={troubles.at('reason')}
          onClose={() => setCancelling(false)}
        />
      )}
    </>
  );
}

function Facts({ meeting }: { meeting: Meeting }) {
  const live = useLive((db) => meetingDetails(db, meeting.id), meeting.id);
  const coming = live.state === 'ready' ? (live.value?.coming ?? 0) : 0;
  const of = meeting.capacity === undefined ? '' : ` / ${meeting.capacity}`;
  const parts = [
    t(`meetingType.${meeting.type}`),
    formatTimes(meeting.startsAt ?? meeting.openedAt, meeting.endsAt),
    meeting.place,
    coming > 0 || meeting.capacity !== undefined ? `${plural('meeting.coming', coming)}${of}` : undefined,
  ];
  return <p class={css.soft}>{parts.filter((part) => part !== undefined).join(' · ')}</p>;
}
