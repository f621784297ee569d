// The welcome to a meeting: where one is, what happens now, and the way on.
import { attendMeeting } from '../../../domain/meeting.ts';
import { standingOf } from '../../../domain/meeting-standing.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment } from '../../i18n/format.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { minute } from '../../platform/clock.ts';
import { type MeetingPage, meetingPage } from '../../store/queries/meeting-page.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './join.module.css';

/** Shows the meeting as the phone has it; the code's answer brought its row along. */
export function Welcome(props: { meetingId: string }) {
  const live = settled(useLive((db) => meetingPage(db, props.meetingId), props.meetingId));
  if (live.state === 'loading' || live.value === undefined)
    return <Skeleton label={t('join.looking')} cards={1} />;
  const { meeting, area } = live.value;
  const closed = meeting.closedAt !== undefined;
  const place = [meeting.startsAt && formatMoment(meeting.startsAt), meeting.place]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <ScreenHead title={inLanguage(meeting.title, language.value)}>
        <p class={css.where}>
          {area === undefined ? '' : `${inLanguage(area.name, language.value)} · `}
          {t(`meetingType.${meeting.type}`)}
        </p>
        {place !== '' && <p class={css.where}>{place}</p>}
      </ScreenHead>
      <Card thread={4}>
        <h2 class={css.nowTitle}>{t('join.now')}</h2>
        <p class={css.now}>{closed ? t('now.closed') : t(`now.${meeting.stage}`)}</p>
      </Card>
      <div class={css.acts}>
        {closed ? (
          <LinkButton look="primary" wide href={`/meetings/${meeting.id}/record`}>
            {t('join.record')}
          </LinkButton>
        ) : (
          <LinkButton look="primary" wide icon="plus" href="/ideas/new">
            {t('join.newIdea')}
          </LinkButton>
        )}
        {standingOf(meeting, minute.value) === 'now' && <Here page={live.value} />}
        <LinkButton wide href="/ideas">
          {t('join.seeIdeas')}
        </LinkButton>
      </div>
      <p class={css.note}>{t('join.noAccount')}</p>
    </>
  );
}

/** Who came says so herself: a code can be opened from anywhere. */
function Here({ page: { meeting, attended } }: { page: MeetingPage }) {
  const store = useStore();
  const attend = async (): Promise<void> => {
    const refusal = refusalOf(await submit(store, attendMeeting, meeting.areaId, { meetingId: meeting.id }));
    if (refusal !== undefined) toast(refusal);
  };
  return (
    <p class={attended ? css.note : undefined} role="status">
      {attended ? (
        t('meeting.attending')
      ) : (
        <Button wide icon="check" onClick={() => void attend()}>
          {t('meeting.attend')}
        </Button>
      )}
    </p>
  );
}
