// What a push service's answer means for the message and for the subscription.
import type { PushOutcome } from '../ports.ts';

export type Answer = {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** The beginning of what it said. */
  readonly body: string;
};

/** Seconds. */
const SOON = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Seconds until the time that the header says (RFC 9110, 10.2.3), from one second to a day. */
export function secondsUntil(header: string | undefined, now: Date, otherwise: number): number {
  if (header === undefined) return otherwise;
  const text = header.trim();
  const seconds = /^\d{1,9}$/.test(text)
    ? Number(text)
    : Math.ceil((Date.parse(text) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? otherwise : Math.min(Math.max(seconds, 1), DAY);
}

// Services say in different words that a subscription was made for another key than the one that signed …
const OTHER_KEY = /mismatch|do not correspond|VapidPkHash/i;
// … or that they do not take our signature from anybody: then no subscription is to blame.
const BAD_TOKEN = /BadJwtToken|ExpiredJwt|expired|invalid.{0,20}(jwt|token|authorization)/i;

export function outcomeOf({ status, retryAfter, body }: Answer, now: Date): PushOutcome {
  if (status >= 200 && status < 300) return { outcome: 'sent' };
  const later = (why: 'busy' | 'failing' | 'token', seconds: number): PushOutcome => ({
    outcome: 'later',
    why,
    seconds: secondsUntil(retryAfter, now, seconds),
  });
  switch (status) {
    case 404:
    case 410:
      return { outcome: 'gone' };
    case 403:
      return BAD_TOKEN.test(body) && !OTHER_KEY.test(body) ? later('token', HOUR) : { outcome: 'gone' };
    case 401:
      return OTHER_KEY.test(body) ? { outcome: 'gone' } : later('token', HOUR);
    case 400:
      return OTHER_KEY.test(body) ? { outcome: 'gone' } : { outcome: 'refused', why: 'rejected' };
    case 413:
      return { outcome: 'refused', why: 'too-large' };
    case 408:
    case 425:
    case 429:
      return later('busy', SOON);
    default:
      return status >= 500 ? later('failing', SOON) : { outcome: 'refused', why: 'rejected' };
  }
}
