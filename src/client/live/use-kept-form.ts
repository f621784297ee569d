// A long form that outlives a reload: on disk soon after each change, also where the page goes away.
import { useCallback, useRef, useState } from 'preact/hooks';
import { dropForm, keepForm } from '../store/kept-forms.ts';
import { useStore } from './store-context.ts';
import { useWhenLeaving } from './when-leaving.ts';

const PAUSE_MS = 300;

export type KeptForm<T> = {
  readonly form: T;
  /** Makes the next form of the newest one, whatever was drawn last. */
  change(next: (latest: T) => T): void;
  /** Keeps now what waits to be kept. */
  flush(): void;
  /** Forgets what was kept and goes on with another, which is kept once it is changed. */
  forget(next: (latest: T) => T): void;
};

/** The form kept under a name, which begins with `start`. */
export function useKeptForm<T>(name: string, start: T): KeptForm<T> {
  const store = useStore();
  const [form, setForm] = useState<{ readonly now: T }>({ now: start });
  const latest = useRef(start);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  const flush = useCallback((): void => {
    if (timer.current === undefined) return;
    stop();
    // Where the device is full the form is only on the screen; sending it will say so.
    keepForm(store, name, latest.current).catch((error: unknown) => console.warn(error));
  }, [store, name]);
  useWhenLeaving(flush);
  const put = (next: T): void => {
    latest.current = next;
    setForm({ now: next });
  };
  return {
    form: form.now,
    change: (next) => {
      put(next(latest.current));
      timer.current ??= setTimeout(flush, PAUSE_MS);
    },
    flush,
    forget: (next) => {
      stop();
      put(next(latest.current));
      void dropForm(store, name);
    },
  };
}
