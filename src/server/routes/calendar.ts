// GET /v1/meetings/:meeting/calendar.ics and /v1/areas/:area/calendar.ics: meetings in people's own calendars.
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { MeetingId } from '../../domain/ids.ts';
import { inLanguage, Language } from '../../domain/text.ts';
import type { AppDeps } from '../app-deps.ts';
import { type CalendarOf, calendarText } from '../calendar.ts';
import { CACHE } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { areaCalendar, meetingInCalendar } from '../usecases/read-calendar.ts';
import { withArea } from './areas.ts';

export function calendarRoutes(deps: AppDeps): Hono {
  return new Hono()
    .get('/meetings/:meeting/calendar.ics', async (c) => {
      const meetingId = v.safeParse(MeetingId, c.req.param('meeting'));
      if (!meetingId.success) return problemAnswer({ problem: 'no-such-meeting' });
      const found = await meetingInCalendar(deps.storage, meetingId.output);
      if ('problem' in found) return problemAnswer(found);
      const language = languageOf(c);
      const name = inLanguage(found.title, language);
      const text = calendarText({ name, meetings: [found], language, origin: originOf(c, deps) });
      return calendarAnswer(c, text, 'attachment; filename="kehra-meeting.ics"');
    })
    .get(
      '/areas/:area/calendar.ics',
      withArea(async (c, areaId) => {
        const found = await areaCalendar(deps.storage, areaId);
        if ('problem' in found) return problemAnswer(found);
        const language = languageOf(c);
        const name = `${inLanguage(found.area.name, language)} · Kehrä`;
        const shown: CalendarOf = { name, meetings: found.meetings, language, origin: originOf(c, deps) };
        return calendarAnswer(c, calendarText(shown), 'inline; filename="kehra-area.ics"');
      }),
    );
}

const languageOf = (c: Context): Language => {
  const wanted = v.safeParse(Language, c.req.query('lang'));
  return wanted.success ? wanted.output : 'fi';
};

/** As configured: a function behind Hosting is called by another name than the site. Else as the caller names it. */
const originOf = (c: Context, { origin }: AppDeps): string => origin ?? new URL(c.req.url).origin;

/** Calendars ask every hour or so: what has not changed is not sent again. */
function calendarAnswer(c: Context, text: string, disposition: string): Response {
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = { 'Cache-Control': CACHE.list, ETag: tag };
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return new Response(null, { status: 304, headers });
  return new Response(text, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': disposition,
    },
  });
}
