// A part of the app that cannot be fetched any more (a new version replaced it): reload, but never in circles.

const KEPT_AS = 'reloaded-at';
const PAUSE_MS = 30_000;

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

/** Reloads when a lazy part is missing, at most once in half a minute. */
export function reloadOnMissingPart(): void {
  addEventListener('vite:preloadError', (event) => {
    if (quiet > 0) return;
    try {
      const last = Number(sessionStorage.getItem(KEPT_AS) ?? 0);
      if (Date.now() - last < PAUSE_MS || !navigator.onLine) return;
      sessionStorage.setItem(KEPT_AS, String(Date.now()));
    } catch {
      return;
    }
    event.preventDefault();
    location.reload();
  });
}
