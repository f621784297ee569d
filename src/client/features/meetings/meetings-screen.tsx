// The meetings of an area: those going on and to come, the next one first, then those that are over.
import type { AreaId } from '../../../domain/ids.ts';
import type { Meeting } from '../../../domain/meeting.ts';
import { inOrder } from '../../../domain/meeting-when.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { minute } from '../../platform/clock.ts';
import { type MeetingsView, meetingsView } from '../../store/queries/meetings.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead, Section } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { KehraCard } from './kehra-card.tsx';
import { MeetingCard } from './meeting-card.tsx';
import css from './meetings.module.css';
import { Subscribe } from './subscribe.tsx';

/** The list of the area that the phone shows. */
export function MeetingsScreen(props: { areaId: AreaId }) {
  const live = settled(useLive((db) => meetingsView(db, props.areaId), props.areaId));
  return (
    <>
      <ScreenHead title={t('meetings.title')} />
      {live.state === 'loading' || (live.value.meetings.length === 0 && !live.value.complete) ? (
        <Skeleton label={t('app.loading')} />
      ) : (
        <Meetings view={live.value} />
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
      <Section title={t('meetings.tellMe')}>
        <p class={css.soft}>{t('meetings.tellMeText')}</p>
        <div class={css.left}>
          <LinkButton icon="phone" href="/notices/settings">
            {t('me.noticeSettings')}
          </LinkButton>
        </div>
      </Section>
      <Subscribe areaId={props.areaId} />
    </>
  );
}

function Meetings({ view }: { view: MeetingsView }) {
  const { coming, past } = inOrder(view.meetings, minute.value);
  if (view.meetings.length === 0) {
    return (
      <EmptyState drawing="chairs" title={t('meetings.empty')}>
        {t('meetings.emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      {coming.length > 0 && <MeetingList meetings={coming} view={view} />}
      {past.length > 0 && (
        <Section title={t('meetings.past')}>
          <MeetingList meetings={past} view={view} />
        </Section>
      )}
    </>
  );
}

function MeetingList({ meetings, view }: { meetings: readonly Meeting[]; view: MeetingsView }) {
  return (
    <ul class={css.list}>
      {meetings.map((meeting) => (
        <MeetingCard key={meeting.id} meeting={meeting} invited={view.invited.get(meeting.id)} />
      ))}
    </ul>
  );
}
