// Meetings as a calendar file (RFC 5545), for one of them and for an area's feed that calendars subscribe to.
import { TZDate } from '@date-fns/tz';
import ical, { escape as escaped, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { clockAt, ZONE } from '../domain/helsinki-time.ts';
import type { Meeting } from '../domain/meeting.ts';
import { inLanguage, type Language } from '../domain/text.ts';

/** The rules of Finnish clocks since 1997, for calendars that do not know them by the zone's name. */
const ZONE_RULES = `BEGIN:VTIMEZONE
TZID:${ZONE}
BEGIN:DAYLIGHT
DTSTART:19970330T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19971026T040000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`;

/** How often a subscribed calendar should look again. */
const AGAIN_S = 3600;
const HOUR_MS = 3_600_000;

/** Many calendars show nothing of a status, so the name says it too. */
const CANCELLED: Readonly<Record<Language, string>> = { fi: 'PERUTTU', sv: 'INSTÄLLT', en: 'CANCELLED' };

export type CalendarOf = {
  readonly name: string;
  readonly meetings: readonly Meeting[];
  readonly language: Language;
  /** The site's address, for links to the meetings' pages. */
  readonly origin: string;
};

/** The calendar as text. A meeting of which nobody knows when it starts is left out. */
export function calendarText({ name, meetings, language, origin }: CalendarOf): string {
  const calendar = ical({
    // The library writes the name as it is given.
    name: escaped(name, false),
    prodId: { company: 'Kehra', product: 'Kehra' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: AGAIN_S,
  });
  // Only events have the zone: with one of its own the calendar would write its stamps in it, which must be UTC.
  calendar.timezone({ name: null, generator: () => ZONE_RULES });
  for (const meeting of meetings) {
    const starts = momentOf(meeting.startsAt);
    if (starts === undefined) continue;
    const ends = momentOf(meeting.endsAt);
    const isPlain = [starts, ends ?? starts].every(isClear);
    const inZone = (moment: Date): Date => (isPlain ? new TZDate(moment, ZONE) : moment);
    const address = `${origin}/meetings/${meeting.id}`;
    const changed = new Date(meeting.cancelledAt ?? meeting.changedAt ?? meeting.openedAt);
    calendar.createEvent({
      id: meeting.id,
      sequence: meeting.sequence,
      stamp: changed,
      lastModified: changed,
      created: new Date(meeting.openedAt),
      start: inZone(starts),
      end: ends === undefined ? null : inZone(ends),
      timezone: isPlain ? ZONE : null,
      summary: summaryOf(meeting, language),
      location: meeting.place ?? null,
      description: descriptionOf(meeting, language, address),
      url: address,
      status: meeting.cancelledAt === undefined ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  }
  return `${calendar.toString()}\r\n`;
}

const momentOf = (time: string | undefined): Date | undefined => {
  const moment = new Date(time ?? '');
  return Number.isNaN(moment.getTime()) ? undefined : moment;
};

/** Clocks show each time of the hour that autumn repeats twice, and calendars differ in which they take it for. */
const isClear = (moment: Date): boolean =>
  [-HOUR_MS, HOUR_MS].every((ms) => clockAt(new Date(moment.getTime() + ms)) !== clockAt(moment));

function summaryOf(meeting: Meeting, language: Language): string {
  const title = inLanguage(meeting.title, language);
  return meeting.cancelledAt === undefined ? title : `${CANCELLED[language]}: ${title}`;
}

function descriptionOf(meeting: Meeting, language: Language, address: string): string {
  const { cancelReason, agenda, documents = [] } = meeting;
  const parts = [
    cancelReason && inLanguage(cancelReason, language),
    agenda && inLanguage(agenda, language),
    documents.map(({ title, url }) => `${title}: ${url}`).join('\n'),
    address,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
