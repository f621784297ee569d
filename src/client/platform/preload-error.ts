// A part of the app that cannot be fetched any more (a new version replaced it): reload, but never in circles.

const KEPT_AS = 'reloaded-at';
const PAUSE_MS = 30_000;

/** Reloads when a lazy part is missing, at most once in half a minute. */
export function reloadOnMissingPart(): void {
  addEventListener('vite:preloadError', (event) => {
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
