// What is still to be kept is kept when the page may go away, and when its screen does.
import { useEffect } from 'preact/hooks';

/** Calls `flush` then; it must stay the same function. */
export function useWhenLeaving(flush: () => void): void {
  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    // What is stored as late as the second may be cut off with the page: in Chromium every third time on a bare page.
    addEventListener('beforeunload', flush);
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      removeEventListener('beforeunload', flush);
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [flush]);
}
