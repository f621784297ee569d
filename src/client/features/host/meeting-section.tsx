// The area's meetings as its host sees them, and the way to open one.
import { useState } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import type { Meeting } from '../../../domain/meeting.ts';
import { standingOf } from '../../../domain/meeting-standing.ts';
import { inOrder } from '../../../domain/meeting-when.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatTimes } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { minute } from '../../platform/clock.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { Row, Section } from '../../ui/screen.tsx';
import { EmptyState } from '../../ui/state.tsx';
import css from './host.module.css';
import { OpenForm } from './open-form.tsx';

const SHOWN = 6;

/** Those to come first; opening a new one leads straight into it. */
export function MeetingSection(props: { areaId: AreaId; meetings: readonly Meeting[]; mayOpen: boolean }) {
  const [isOpening, setOpening] = useState(false);
  const [all, setAll] = useState(false);
  const { coming, past } = inOrder(props.meetings, minute.value);
  const meetings = [...coming, ...past];
  const shown = all ? meetings : meetings.slice(0, SHOWN);
  return (
    <Section title={t('meetings.title')}>
      {isOpening ? (
        <OpenForm areaId={props.areaId} onDone={() => setOpening(false)} />
      ) : (
        props.mayOpen && (
          <Button look="primary" wide icon="plus" onClick={() => setOpening(true)}>
            {t('host.openMeeting')}
          </Button>
        )
      )}
      {meetings.length === 0 && !isOpening && props.mayOpen && (
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
  const standing = standingOf(meeting, minute.value);
  return (
    <Card as="li" quiet={isClosed}>
      <h3>
        <a class={css.cardLink} href={`/host/${meeting.id}`}>
          {inLanguage(meeting.title, language.value)}
        </a>
      </h3>
      <p class={css.soft}>
        {t(`meetingType.${meeting.type}`)} ·{' '}
        {formatTimes(meeting.startsAt ?? meeting.openedAt, meeting.endsAt)}
      </p>
      <Row spread>
        {standing === 'cancelled' && <Tag tone="danger" label={t('meeting.cancelled')} />}
        {standing === 'ahead' && <Tag label={t('meeting.ahead')} />}
        {standing === 'over' && <Tag label={t('meeting.closed')} />}
        {standing === 'now' && <Tag tone="primary" label={t(`stage.${meeting.stage}`)} />}
        {!isClosed && <span class={css.code}>{meeting.code}</span>}
      </Row>
    </Card>
  );
}
