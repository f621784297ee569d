// Between the time that a datetime field holds (as clocks in Finland show it, to the minute) and the moment that rows hold.
import { clockAt, momentAt } from '../../../domain/helsinki-time.ts';

/** What a datetime field shows for a stored time; empty for none. */
export const toField = (time: string | undefined): string =>
  time === undefined ? '' : clockAt(new Date(time)).slice(0, 16);

/** The time to store for what a datetime field holds; undefined where it is empty, half-filled or does not exist. */
export function fromField(text: string): string | undefined {
  const moment = momentAt(text);
  return moment instanceof Date ? moment.toISOString() : undefined;
}

/** Whether it is a time in the hour that clocks leave out in spring. */
export const isLeftOut = (text: string): boolean => momentAt(text) === 'missing';
