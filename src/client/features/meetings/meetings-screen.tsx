// The meetings of an area: those going on first, those that have ended after them.
import type { AreaId } from '../../../domain/ids.ts';
import type { Meeting } from '../../../domain/meeting.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { areaView } from '../../store/queries/area.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { ScreenHead, Section } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { KehraCard } from './kehra-card.tsx';
import css from './meetings.module.css';

/** The list of the area that the phone shows. */
export function MeetingsScreen(props: { areaId: AreaId }) {
  const live = settled(useLive((db) => areaView(db, props.areaId), props.areaId));
  return (
    <>
      <ScreenHead title={t('meetings.title')} />
      {live.state === 'loading' || (live.value.meetings.length === 0 && !live.value.complete) ? (
        <Skeleton label={t('app.loading')} />
      ) : (
        <Meetings meetings={live.value.meetings} />
      )}
      <KehraCard areaId={props.areaId} />
      <div class={css.join}>
        <LinkButton icon="people" href="/kehra">
          {t('kehra.link')}
        </LinkButton>
        <LinkButton icon="qr" href="/areas">
          {t('meetings.typeCode')}
        </LinkButton>
      </div>
    </>
  );
}

function Meetings(props: { meetings: readonly Meeting[] }) {
  const open = props.meetings.filter((meeting) => meeting.closedAt === undefined);
  const ended = props.meetings.filter((meeting) => meeting.closedAt !== undefined);
  if (props.meetings.length === 0) {
    return (
      <EmptyState drawing="chairs" title={t('meetings.empty')}>
        {t('meetings.emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      {open.length > 0 && <MeetingList meetings={open} />}
      {ended.length > 0 && (
        <Section title={t('meetings.past')}>
          <MeetingList meetings={ended} />
        </Section>
      )}
    </>
  );
}

function MeetingList(props: { meetings: readonly Meeting[] }) {
  return (
    <ul class={css.list}>
      {props.meetings.map((meeting) => (
        <Card key={meeting.id} as="li" quiet={meeting.closedAt !== undefined}>
          <div class={css.marks}>
            <Tag label={t(`meetingType.${meeting.type}`)} />
            {meeting.closedAt === undefined ? (
              <Tag tone="primary" label={t('meeting.open')} />
            ) : (
              <Tag label={t('meeting.closed')} />
            )}
          </div>
          <h2 class={css.title}>
            <a href={`/meetings/${meeting.id}`}>{inLanguage(meeting.title, language.value)}</a>
          </h2>
          <p class={css.soft}>
            {[formatMoment(meeting.startsAt ?? meeting.openedAt), meeting.place].filter(Boolean).join(' · ')}
          </p>
        </Card>
      ))}
    </ul>
  );
}
