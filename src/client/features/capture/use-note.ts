// Keeps the note that is being typed on disk: while it is typed, and when the page may go away.
import { useCallback, useRef, useState } from 'preact/hooks';
import { useStore } from '../../live/store-context.ts';
import { useWhenLeaving } from '../../live/when-leaving.ts';
import { discardDraft, saveDraft } from '../../store/drafts.ts';
import { isBlankNote, type Note } from './note.ts';

const PAUSE_MS = 250;

export type NoteHandle = {
  readonly note: Note;
  change(part: Partial<Note>): void;
  /** Another note takes its place; this one stays kept as it is, unless a command has ended it. */
  replace(next: Note): void;
  /** Stops keeping: a command is about to end the draft. */
  hold(): void;
};

/** Starts from a stored or an empty note. */
export function useNote(first: Note): NoteHandle {
  const store = useStore();
  const [note, setNote] = useState(first);
  const latest = useRef(first);
  const isDirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const rest = useCallback((): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);

  const flush = useCallback((): void => {
    rest();
    if (!isDirty.current) return;
    isDirty.current = false;
    const kept = latest.current;
    const done = isBlankNote(kept) ? discardDraft(store, kept.id) : saveDraft(store, kept);
    // No room: the text stays on the screen, and the next keystroke tries again.
    done.catch((error: unknown) => console.error(error));
  }, [rest, store]);

  const hold = useCallback((): void => {
    rest();
    isDirty.current = false;
  }, [rest]);

  const put = (next: Note): void => {
    latest.current = next;
    setNote(next);
  };

  useWhenLeaving(flush);

  return {
    note,
    hold,
    change: (part) => {
      put({ ...latest.current, ...part });
      isDirty.current = true;
      // Not put off by the next keystroke: somebody who types without a pause is kept too.
      timer.current ??= setTimeout(flush, PAUSE_MS);
    },
    replace: (next) => {
      flush();
      put(next);
    },
  };
}
