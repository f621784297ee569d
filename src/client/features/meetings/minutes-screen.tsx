// The minutes of a meeting as a page to read, to print, or to keep as PDF by the browser's print.
import type { Minutes } from '../../../domain/minutes.ts';
import { inLanguage, LANGUAGES } from '../../../domain/text.ts';
import { formatMoment, formatTimes } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { goBack } from '../../platform/navigation.ts';
import { type MeetingDetails, meetingDetails } from '../../store/queries/meetings.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import css from './minutes.module.css';

/** The screen of `/meetings/:meetingId/minutes`. */
export function MinutesScreen({ meetingId }: { meetingId: string }) {
  const found = useAddressedMeeting(meetingId, meetingDetails);
  const back = { href: `/meetings/${meetingId}`, label: t('act.back'), onClick: goBack };
  if (found.state === 'here') {
    const { minutes } = found.value;
    if (minutes !== undefined) return <Page details={found.value} minutes={minutes} back={back} />;
  }
  return (
    <>
      <ScreenHead title={t('meeting.minutes')} back={back} />
      {found.state === 'looking' && <Skeleton label={t('app.loading')} cards={1} />}
      {found.state === 'unknown' && <EmptyState drawing="needle" title={t('meeting.gone')} />}
      {found.state === 'here' && (
        <EmptyState title={t('meeting.minutesNone')}>{t('meeting.minutesNoneText')}</EmptyState>
      )}
    </>
  );
}

function Page(props: {
  details: MeetingDetails;
  minutes: Minutes;
  back: { href: string; label: string; onClick: (event: Event) => void };
}) {
  const { text, publishedAt, changedAt } = props.minutes;
  const { meeting, area } = props.details;
  const title = inLanguage(meeting.title, language.value);
  const shown = inLanguage(text, language.value);
  const about = [
    area && inLanguage(area.name, language.value),
    t(`meetingType.${meeting.type}`),
    formatTimes(meeting.startsAt ?? meeting.openedAt, meeting.endsAt),
    meeting.place,
  ];
  return (
    <article class={css.minutes}>
      <ScreenHead
        title={t('meeting.minutes')}
        pageTitle={`${t('meeting.minutes')}: ${title}`}
        back={props.back}
      >
        <p class={css.meeting}>{title}</p>
        <p class={css.soft}>{about.filter(Boolean).join(' · ')}</p>
      </ScreenHead>
      <div class={css.text} lang={LANGUAGES.find((lang) => text[lang] === shown)}>
        {shown.split(/\n{2,}/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
      <p class={css.soft}>
        {t('meeting.published', { when: formatMoment(publishedAt) })}
        {changedAt !== undefined && ` · ${t('meeting.corrected', { when: formatMoment(changedAt) })}`}
      </p>
      <div class={css.tools}>
        <Button icon="printer" onClick={() => print()}>
          {t('meeting.print')}
        </Button>
      </div>
    </article>
  );
}
