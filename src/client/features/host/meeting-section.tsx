// The area's meetings as its host sees them, and the way to open one.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { type AreaId, MeetingId } from '../../../domain/ids.ts';
import type { Meeting } from '../../../domain/meeting.ts';
import { openMeeting } from '../../../domain/meeting-host.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { newId } from '../../store/identity.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { Row, Section } from '../../ui/screen.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './host.module.css';
import { drawCode } from './join-code.ts';
import { type MeetingFields, MeetingForm } from './meeting-form.tsx';
import { useFormSend } from './send.ts';

const SHOWN = 6;

/** Open meetings first; opening a new one leads straight into it. */
export function MeetingSection(props: { areaId: AreaId; meetings: readonly Meeting[] }) {
  const [isOpening, setOpening] = useState(false);
  const [all, setAll] = useState(false);
  const open = props.meetings.filter((meeting) => meeting.closedAt === undefined);
  const closed = props.meetings.filter((meeting) => meeting.closedAt !== undefined);
  const meetings = [...open, ...closed];
  const shown = all ? meetings : meetings.slice(0, SHOWN);
  return (
    <Section title={t('meetings.title')}>
      {isOpening ? (
        <OpenForm areaId={props.areaId} onCancel={() => setOpening(false)} />
      ) : (
        <Button look="primary" wide icon="plus" onClick={() => setOpening(true)}>
          {t('host.openMeeting')}
        </Button>
      )}
      {meetings.length === 0 && !isOpening && (
        <EmptyState drawing="chairs" title={t('host.noMeetings')}>
          {t('host.noMeetingsText')}
        </EmptyState>
      )}
      <ul class={css.list}>
        {shown.map((meeting) => (
          <MeetingCard key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      {shown.length < meetings.length && (
        <Button look="plain" onClick={() => setAll(true)}>
          {t('host.more')}
        </Button>
      )}
    </Section>
  );
}

function MeetingCard({ meeting }: { meeting: Meeting }) {
  const isClosed = meeting.closedAt !== undefined;
  return (
    <Card as="li" quiet={isClosed}>
      <h3>
        <a class={css.cardLink} href={`/host/${meeting.id}`}>
          {inLanguage(meeting.title, language.value)}
        </a>
      </h3>
      <p class={css.soft}>
        {t(`meetingType.${meeting.type}`)} · {formatMoment(meeting.startsAt ?? meeting.openedAt)}
      </p>
      <Row spread>
        {isClosed ? (
          <Tag label={t('meeting.closed')} />
        ) : (
          <Tag tone="primary" label={t(`stage.${meeting.stage}`)} />
        )}
        {!isClosed && <span class={css.code}>{meeting.code}</span>}
      </Row>
    </Card>
  );
}

function OpenForm(props: { areaId: AreaId; onCancel: () => void }) {
  const store = useStore();
  const { route } = useLocation();
  const [meetingId] = useState(() => newId(store, MeetingId));
  const { send, troubles } = useFormSend();
  const open = async (fields: MeetingFields): Promise<void> => {
    const code = drawCode(store.random);
    const sent = await send(openMeeting, props.areaId, { meetingId, code, ...fields });
    // This device already knows a meeting with that code; of all others the server will tell.
    if (sent === 'code-taken') return open(fields);
    if (sent !== 'stored') return;
    toast(t('host.opened', { code }));
    route(`/host/${meetingId}`);
  };
  return (
    <MeetingForm
      start={undefined}
      saveLabel={t('host.openMeeting')}
      onSave={open}
      onCancel={props.onCancel}
      troubles={troubles}
      note={t('host.codeHint')}
    />
  );
}
