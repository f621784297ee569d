// The meeting as a file that the phone's own calendar opens. The server makes it, so it is offered with a network only.
import type { Meeting } from '../../../domain/meeting.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { online } from '../../platform/signals.ts';
import { LinkButton } from '../../ui/button.tsx';
import css from './meetings.module.css';

/** Nothing where there is no network or nobody knows when the meeting is. */
export function CalendarLink({ meeting }: { meeting: Meeting }) {
  if (!online.value || meeting.startsAt === undefined) return null;
  const title = inLanguage(meeting.title, language.value);
  return (
    <span class={css.above}>
      <LinkButton
        look="plain"
        icon="meeting"
        href={`/v1/meetings/${meeting.id}/calendar.ics?lang=${language.value}`}
        download="kehra.ics"
        label={t('meeting.toCalendarOf', { title })}
      >
        {t('meeting.toCalendar')}
      </LinkButton>
    </span>
  );
}
