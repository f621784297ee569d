// A part of the app that cannot be fetched any more (a new version replaced it): reload, but never in circles, and never
// away from a page that a server which is gone could not give back.
import { deadline } from './deadline.ts';

const KEPT_AS = 'reloaded-at';
const PAUSE_MS = 30_000;
const ANSWER_MS = 5000;

let quiet = 0;

/** Runs a load that nobody waits for: where it fails, the page stays as it is. */
export async function quietly<T>(load: () => Promise<T>): Promise<T> {
  quiet += 1;
  try {
    return await load();
  } finally {
    quiet -= 1;
  }
}

/** Reloads when a lazy part is missing, at most once in half a minute; until then the screen says what is missing. */
export function reloadOnMissingPart(): void {
  addEventListener('vite:preloadError', () => {
    if (quiet === 0) void reloadOnce();
  });
}

/** The same for what somebody waits for, which is no less missing while a load fails that nobody waits for. */
export async function reloadOnce(): Promise<void> {
  try {
    if (Date.now() - Number(sessionStorage.getItem(KEPT_AS)) < PAUSE_MS) return;
    // From the worker where it keeps the page: then no server is needed.
    const page = await fetch('/index.html', { cache: 'no-store', signal: deadline(ANSWER_MS) });
    if (!page.ok) return;
    sessionStorage.setItem(KEPT_AS, String(Date.now()));
    location.reload();
  } catch {
    // No server: the page stays.
  }
}
