// The doorbell: a stream of events that says "this area has news". Losing it costs latency, never correctness.
import * as v from 'valibot';
import { Ring } from '../../protocol/feed.ts';

export type BellSettings = {
  readonly open: (url: string) => EventSource;
  readonly now: () => number;
  readonly random: () => number;
  /** The area has news (or may have: the bell was away). */
  readonly onRing: () => void;
  /** Whether the bell is heard just now: without it the phone polls. */
  readonly onHeard: (isHeard: boolean) => void;
};

/** The server speaks at least each 15 s; after two silences the line is taken for dead (sync.md N7). */
const SILENCE = 40_000;
/** At most one ring in this time is passed on: a lively hall is one pull a second, not one for every tap. */
const GAP = 1_000;
const FIRST_RETRY = 1_000;
const MOST_RETRY = 60_000;

/** Listens to an area's bell until the returned function is called. */
export function listenToBell(url: string, settings: BellSettings): () => void {
  let source: EventSource | undefined;
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
    source?.close();
    settings.onHeard(false);
    failures++;
    wait(settings.random() * Math.min(MOST_RETRY, FIRST_RETRY * 2 ** failures), connect);
  };
  const ring = (event: MessageEvent<unknown>) => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Ring), event.data);
    if (!parsed.success) return;
    failures = 0;
    settings.onHeard(true);
    wait(SILENCE, lost);
    if (parsed.output.cursor === heard) return;
    heard = parsed.output.cursor;
    if (ringing === undefined) ringing = setTimeout(passOn, delay(parsed.output.spread));
  };
  const delay = (spread: number) => Math.max(lastRing + GAP - settings.now(), 0) + settings.random() * spread;
  const passOn = () => {
    ringing = undefined;
    lastRing = settings.now();
    settings.onRing();
  };
  function connect(): void {
    source = settings.open(url);
    source.addEventListener('head', ring);
    source.addEventListener('error', lost);
    wait(SILENCE, lost);
  }

  connect();
  return () => {
    clearTimeout(timer);
    clearTimeout(ringing);
    source?.close();
  };
}
