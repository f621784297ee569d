// Keeps a screen awake: the wall must not go dark in the middle of an evening.

/** Holds the screen awake until the returned function is called; taken again after the page was away. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let stopped = false;
  const take = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    // Refused on low battery, unknown on old browsers: the wall works without.
    const taken = await navigator.wakeLock?.request('screen').catch(() => undefined);
    if (stopped) await taken?.release();
    else lock = taken;
  };
  document.addEventListener('visibilitychange', take);
  void take();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', take);
    void lock?.release();
  };
}
