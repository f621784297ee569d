// A meeting in the list: what kind, where it stands, when and where it is, and how many are coming.
import type { Meeting } from '../../../domain/meeting.ts';
import { type Standing, standingOf } from '../../../domain/meeting-standing.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatTimes } from '../../i18n/format.ts';
import { type Key, language, plural, t } from '../../i18n/words.ts';
import { minute } from '../../platform/clock.ts';
import type { Invited } from '../../store/queries/meetings.ts';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { CalendarLink } from './calendar-link.tsx';
import css from './meetings.module.css';

const MARKS = {
  ahead: { word: 'meeting.ahead', tone: 'plain' },
  now: { word: 'meeting.open', tone: 'primary' },
  over: { word: 'meeting.closed', tone: 'plain' },
  cancelled: { word: 'meeting.cancelled', tone: 'danger' },
} as const satisfies Record<Standing, { word: Key; tone: string }>;

/** A change that those who plan to come may not have noticed yet. */
const FRESH_MS = 7 * 86_400_000;
const isFresh = (changedAt: string | undefined): boolean =>
  changedAt !== undefined && minute.value - Date.parse(changedAt) < FRESH_MS;

/** The whole card is the link to the meeting, but for its calendar file. */
export function MeetingCard({ meeting, invited }: { meeting: Meeting; invited: Invited | undefined }) {
  const standing = standingOf(meeting, minute.value);
  const { word, tone } = MARKS[standing];
  const { startsAt, endsAt, openedAt, place } = meeting;
  const isAhead = standing === 'ahead';
  return (
    <Card as="li" quiet={standing === 'over' || standing === 'cancelled'}>
      <div class={css.marks}>
        <Tag label={t(`meetingType.${meeting.type}`)} />
        {isAhead && isFresh(meeting.changedAt) && <Tag tone="warm" label={t('meeting.changedMark')} />}
        <Tag tone={tone} label={t(word)} />
      </div>
      <h2 class={css.title}>
        <a href={`/meetings/${meeting.id}`}>{inLanguage(meeting.title, language.value)}</a>
      </h2>
      <p class={css.soft}>{[formatTimes(startsAt ?? openedAt, endsAt), place].filter(Boolean).join(' · ')}</p>
      {isAhead && (
        <div class={css.ahead}>
          <ComingLine invited={invited} />
          <CalendarLink meeting={meeting} />
        </div>
      )}
    </Card>
  );
}

/** Nothing while nobody has said that she is coming. */
function ComingLine({ invited }: { invited: Invited | undefined }) {
  if (invited === undefined || invited.coming === 0) return null;
  const count = plural('meeting.coming', invited.coming);
  return invited.isComing ? (
    <p class={css.here}>{`${t('meeting.comes')} · ${count}`}</p>
  ) : (
    <p class={css.soft}>{count}</p>
  );
}
