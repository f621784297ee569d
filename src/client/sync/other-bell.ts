// Some servers stand behind what holds event streams back; they say where else their bell is heard.
import * as v from 'valibot';
import { BellPlace } from '../../protocol/feed.ts';
import type { Line } from './bell.ts';
import { call, type Transport } from './transport.ts';

const Told = v.object({ bell: v.optional(BellPlace) });

/** The lines that lead to bells at other places: code that only few servers' phones need, so it is fetched when it is. */
export type Reach = (place: BellPlace) => Promise<Line>;

/** The server's own line; where that one is lost unheard, the one that the server names instead, if it does. */
export function lineOf(own: Line, transport: Transport, reach: Reach): Line {
  let line = own;
  const ask = async () => {
    const told = await call(transport, Told, { method: 'GET', path: '/v1/meta' });
    if (told.kind === 'answered' && told.value.bell) line = await reach(told.value.bell);
  };
  return (areaId, ring, lost) => {
    let wasHeard = false;
    return line(
      areaId,
      (...news) => {
        wasHeard = true;
        ring(...news);
      },
      () => {
        // What cannot be reached now is asked for again when the own line has failed again; meanwhile the phone polls.
        if (!wasHeard && line === own) ask().catch(() => {});
        lost();
      },
    );
  };
}
