// Writing the minutes: kept on this device while they are written, published by one button, corrected the same way.
import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { MINUTES_MAX, publishMinutes } from '../../../domain/minutes.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import { type MeetingDetails, meetingDetails } from '../../store/queries/meetings.ts';
import { myRights } from '../../store/queries/staff.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { HostForm } from './form.tsx';
import css from './host.module.css';
import { LocalTextFields, tidyLocal } from './local-text-fields.tsx';
import { type MinutesStart, startOf, useKeptMinutes } from './minutes-draft.ts';
import { refusalWords, useFormSend } from './send.ts';

/** The screen of `/host/:meetingId/minutes`. */
export function MinutesEditor() {
  const { meetingId = '' } = useRoute().params;
  const found = useAddressedMeeting(meetingId, meetingDetails);
  const back = { href: `/host/${meetingId}`, label: t('act.back'), onClick: goBack };
  return (
    <>
      <ScreenHead title={t('meeting.minutes')} back={back}>
        {found.state === 'here' && (
          <p class={css.soft}>{inLanguage(found.value.meeting.title, language.value)}</p>
        )}
      </ScreenHead>
      {found.state === 'looking' && <Skeleton label={t('app.loading')} cards={1} />}
      {found.state === 'unknown' && <EmptyState drawing="needle" title={t('meeting.gone')} />}
      {found.state === 'here' && <Begun details={found.value} />}
    </>
  );
}

function Begun({ details }: { details: MeetingDetails }) {
  const store = useStore();
  const [start, setStart] = useState<MinutesStart | undefined>(undefined);
  const { id, areaId } = details.meeting;
  const rights = settled(useLive((db) => myRights(db, areaId), areaId));
  useEffect(() => {
    startOf(store, id).then(setStart, (error: unknown) => console.error(error));
  }, [store, id]);
  if (start === undefined || rights.state === 'loading')
    return <Skeleton label={t('app.loading')} cards={1} />;
  if (!rights.value.has('meeting.run'))
    return <EmptyState title={t('staff.denied')}>{t('staff.deniedText')}</EmptyState>;
  return <Editor details={details} start={start} />;
}

function Editor({ details, start }: { details: MeetingDetails; start: MinutesStart }) {
  const { meeting, minutes } = details;
  const { text, change, published } = useKeptMinutes(meeting.id, start.text);
  const { send, troubles } = useFormSend();
  const { route } = useLocation();
  const isPublished = minutes !== undefined;
  const publish = async (): Promise<void> => {
    const args = { meetingId: meeting.id, text: tidyLocal(text) };
    if ((await send(publishMinutes, meeting.areaId, args)) !== 'stored') return;
    published();
    toast(t('host.minutesDone'));
  };
  return (
    <>
      {start.refused !== undefined && (
        <p class={css.warning} role="alert">
          {t('host.minutesBack', { why: refusalWords(start.refused) })}
        </p>
      )}
      <HostForm
        saveLabel={t('host.publish')}
        onSave={publish}
        onCancel={() => route(`/host/${meeting.id}`)}
        trouble={troubles.besides('text')}
        also={
          isPublished && (
            <LinkButton href={`/meetings/${meeting.id}/minutes`}>{t('meeting.readMinutes')}</LinkButton>
          )
        }
      >
        <LocalTextFields
          multiline
          rows={14}
          label={t('host.minutesText')}
          hint={t('host.minutesHint')}
          value={text}
          onChange={change}
          max={MINUTES_MAX}
          error={troubles.at('text')}
          emptyError={t('host.minutesEmpty')}
        />
        <p class={css.soft}>{t('host.minutesKept')}</p>
      </HostForm>
    </>
  );
}
