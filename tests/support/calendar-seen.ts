// What somebody's calendar shows who subscribes to the area's meetings.
import ICAL from 'ical.js';
import { clockAt } from '../../src/domain/helsinki-time.ts';
import type { BuiltApp } from './built-app.ts';

/** The meeting in the calendar that people subscribe to. */
export async function inCalendar(app: BuiltApp, title: string) {
  const address = `${app.origin}/v1/areas/${app.areaId}/calendar.ics?lang=sv`;
  const calendar = new ICAL.Component(ICAL.parse(await (await fetch(address)).text()));
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const event = events.find(({ summary }) => summary === title);
  return { sequence: event?.sequence, startsAt: event?.startDate.toJSDate().getTime() };
}

/** What a datetime field takes for a moment so many hours after another, on a full minute. */
export const inHours = (hours: number, from: number): string =>
  clockAt(new Date(from + hours * 3_600_000)).slice(0, 16);
