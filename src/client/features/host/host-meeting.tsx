// Running an evening: one next step, live numbers, how people come in, and the ideas to work on.
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import type { Meeting } from '../../../domain/meeting.ts';
import { editMeeting } from '../../../domain/meeting-host.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { goBack } from '../../platform/navigation.ts';
import { evening } from '../../store/queries/evening.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { EveningCounts } from './evening-counts.tsx';
import { useFreshCodes } from './fresh-codes.ts';
import css from './host.module.css';
import { IdeaBoard } from './idea-board.tsx';
import { JoinCard } from './join-card.tsx';
import { type MeetingFields, MeetingForm } from './meeting-form.tsx';
import { Refusals } from './refusals.tsx';
import { RoundSection } from './rounds/round-section.tsx';
import { useFormSend } from './send.ts';
import { StagePanel } from './stage-panel.tsx';

const back = () => ({ href: '/host', label: t('act.back'), onClick: goBack });

/** The screen; a meeting that this device does not have yet is fetched. */
export function HostMeeting() {
  const { meetingId = '' } = useRoute().params;
  const found = useAddressedMeeting(meetingId, evening);
  useFreshCodes();
  if (found.state !== 'here') {
    return (
      <>
        <ScreenHead title={t('host.title')} back={back()} />
        {found.state === 'looking' ? (
          <Skeleton label={t('app.loading')} />
        ) : (
          <EmptyState drawing="needle" title={t('meeting.gone')}>
            {t('meeting.goneText')}
          </EmptyState>
        )}
      </>
    );
  }
  const { meeting } = found.value;
  return (
    <>
      <ScreenHead title={inLanguage(meeting.title, language.value)} back={back()}>
        <About meeting={meeting} />
      </ScreenHead>
      <Refusals />
      <StagePanel meeting={meeting} />
      <EveningCounts evening={found.value} />
      <JoinCard meeting={meeting} />
      <RoundSection areaId={meeting.areaId} meetingId={meeting.id} />
      <IdeaBoard key={meeting.id} evening={found.value} />
    </>
  );
}

/** When and where, and the way to change it. */
function About({ meeting }: { meeting: Meeting }) {
  const [isEditing, setEditing] = useState(false);
  const { send, troubles } = useFormSend();
  const save = async (fields: MeetingFields): Promise<void> => {
    const sent = await send(editMeeting, meeting.areaId, { meetingId: meeting.id, ...fields });
    if (sent !== 'stored') return;
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
  const parts = [
    t(`meetingType.${meeting.type}`),
    formatMoment(meeting.startsAt ?? meeting.openedAt),
    meeting.place,
  ];
  return (
    <div class={css.about}>
      <p class={css.soft}>{parts.filter((part) => part !== undefined).join(' · ')}</p>
      <div class={css.flush}>
        <Button look="plain" icon="edit" onClick={() => setEditing(true)}>
          {t('host.editMeeting')}
        </Button>
      </div>
    </div>
  );
}
