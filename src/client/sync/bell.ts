// The doorbell: a line on which the server says "this area has news". Losing it costs latency, never correctness.
import * as v from 'valibot';
import { Ring } from '../../protocol/feed.ts';

/**
 * One line to an area's bell: tells each ring by a mark that differs from the last one's, and the same mark again as a sign of
 * life; and when it is lost. The function that it returns hangs up.
 */
export type Line = (
  areaId: string,
  ring: (mark: string, spread: number) => void,
  lost: () => void,
) => () => void;

export type BellSettings = {
  readonly line: Line;
  readonly now: () => number;
  readonly random: () => number;
  /** The area has news (or may have: the bell was away). */
  readonly onRing: () => void;
  /** Whether the bell is heard just now: without it the phone polls. */
  readonly onHeard: (isHeard: boolean) => void;
};

/** A line speaks at least each 15 s; after two silences it is taken for dead (sync.md N7). */
const SILENCE = 40_000;
/** At most one ring in this time is passed on: a lively hall is one pull a second, not one for every tap. */
const GAP = 1_000;
const FIRST_RETRY = 1_000;
const MOST_RETRY = 60_000;

/** The event stream of the server at an origin. */
export const eventStream =
  (origin: string, open: (url: string) => EventSource): Line =>
  (areaId, ring, lost) => {
    const source = open(`${origin}/v1/areas/${areaId}/live`);
    source.addEventListener('head', (event: MessageEvent<unknown>) => {
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Ring), event.data);
      if (parsed.success) ring(parsed.output.cursor, parsed.output.spread);
    });
    source.addEventListener('error', lost);
    return () => source.close();
  };

/** Listens to an area's bell until the returned function is called. */
export function listenToBell(areaId: string, settings: BellSettings): () => void {
  let hangUp = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let heard: string | undefined;
  let ringing: ReturnType<typeof setTimeout> | undefined;
  let lastRing = 0;

  const wait = (ms: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };
  const lost = () => {
    hangUp();
    settings.onHeard(false);
    failures++;
    wait(settings.random() * Math.min(MOST_RETRY, FIRST_RETRY * 2 ** failures), connect);
  };
  const ring = (mark: string, spread: number) => {
    failures = 0;
    settings.onHeard(true);
    wait(SILENCE, lost);
    if (mark === heard) return;
    heard = mark;
    ringing ??= setTimeout(passOn, delay(spread));
  };
  const delay = (spread: number) => Math.max(lastRing + GAP - settings.now(), 0) + settings.random() * spread;
  const passOn = () => {
    ringing = undefined;
    lastRing = settings.now();
    settings.onRing();
  };
  function connect(): void {
    wait(SILENCE, lost);
    hangUp = settings.line(areaId, ring, lost);
  }

  connect();
  return () => {
    clearTimeout(timer);
    clearTimeout(ringing);
    hangUp();
  };
}
