// When ballots came in, hour by hour, or day by day where a vote is a long one: the heads of its public log tell.
import type { Head } from '../../../../domain/ballot-log.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** From so long on, days. */
const LONG = 2 * DAY;

export type Arrival = {
  /** When the hour or day begins, in ms. */
  readonly from: number;
  /** Cast anew counts anew: nobody can tell which those are. */
  readonly ballots: number;
};

export type Arrivals = { readonly byDay: boolean; readonly list: readonly Arrival[] };

/** Only those with ballots, oldest first. A head tells what came since the one before, at most a minute or a hundredth of the vote's time. */
export function arrivalsIn(heads: readonly Head[]): Arrivals {
  const times = heads.map(({ at }) => Date.parse(at));
  const byDay = (times.at(-1) ?? 0) - (times[0] ?? 0) > LONG;
  const list = new Map<number, number>();
  for (const [index, { size }] of heads.entries()) {
    const time = times[index] ?? 0;
    const from = byDay ? dayOf(time) : time - (time % HOUR);
    list.set(from, (list.get(from) ?? 0) + size - (heads[index - 1]?.size ?? 0));
  }
  return { byDay, list: [...list].map(([from, ballots]) => ({ from, ballots })) };
}

/** Where a day of the phone's clock begins. */
const dayOf = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
