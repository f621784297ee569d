// What is still to be kept is kept when the page may go away, and when its screen does.
import { useEffect } from 'preact/hooks';

/** Calls `flush` then; it must stay the same function. */
export function useWhenLeaving(flush: () => void): void {
  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [flush]);
}
