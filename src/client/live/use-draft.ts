// A draft that outlives everything: kept while it is being typed and whenever the page may go away.
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { type Draft, discardDraft, saveDraft } from '../store/drafts.ts';
import { useStore } from './store-context.ts';
import { useWhenLeaving } from './when-leaving.ts';

export type Fields = Omit<Draft, 'updatedAt'>;

/** How a draft is kept, and how long after a keystroke. */
export type Keep = {
  readonly save: typeof saveDraft;
  readonly discard: typeof discardDraft;
  readonly pauseMs: number;
};
const AS_IT_IS: Keep = { save: saveDraft, discard: discardDraft, pauseMs: 300 };

export type DraftHandle = {
  readonly fields: Fields;
  /** Whether what is on the screen is on disk. */
  readonly isSaved: boolean;
  change(part: Partial<Fields>): void;
  /** Stops keeping it: a command is about to end the draft. */
  hold(): void;
  /** Keeps it again, at once: the command was refused. */
  resume(): void;
  /** The author throws it away; `next` takes its place. */
  discard(next: Fields): void;
};

const isWordless = (fields: Fields): boolean =>
  [fields.title, fields.text, fields.place?.name].every((text) => (text ?? '').trim() === '');

/**
 * Starts from stored or empty fields. What `isBlank` is not worth keeping; it and `keep` must stay the same all the time.
 */
export function useDraft(first: Fields, isBlank = isWordless, keep = AS_IT_IS): DraftHandle {
  const store = useStore();
  const [fields, setFields] = useState(first);
  const [isSaved, setSaved] = useState(true);
  const latest = useRef(first);
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const rest = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);

  const flush = useCallback(() => {
    rest();
    if (!dirty.current) return;
    dirty.current = false;
    const kept = latest.current;
    const done = isBlank(kept) ? keep.discard(store, kept.id) : keep.save(store, kept);
    done.then(
      () => setSaved(!dirty.current),
      // No room: the text stays on the screen, and the next keystroke tries again.
      () => setSaved(false),
    );
  }, [rest, store, isBlank, keep]);

  useWhenLeaving(flush);

  const acts = useMemo(() => {
    const put = (next: Fields): void => {
      latest.current = next;
      setFields(next);
    };
    return {
      change: (part: Partial<Fields>) => {
        put({ ...latest.current, ...part });
        dirty.current = true;
        setSaved(false);
        // Not put off by the next keystroke: somebody who types without a pause is kept too.
        timer.current ??= setTimeout(flush, keep.pauseMs);
      },
      hold: () => {
        rest();
        dirty.current = false;
      },
      resume: () => {
        dirty.current = true;
        flush();
      },
      discard: (next: Fields) => {
        rest();
        dirty.current = false;
        void keep.discard(store, latest.current.id);
        put(next);
      },
    };
  }, [flush, rest, store, keep]);

  return { fields, isSaved, ...acts };
}
