// Minutes outlive a reload: kept while they are written, and given back where the server refused them.
import { useCallback, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Minutes, publishMinutes } from '../../../domain/minutes.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import type { LocalText } from '../../../domain/text.ts';
import { useStore } from '../../live/store-context.ts';
import { useWhenLeaving } from '../../live/when-leaving.ts';
import type { KehraDb } from '../../store/db.ts';
import { keepForm, keptForm } from '../../store/kept-forms.ts';
import { type Store, withDb } from '../../store/open.ts';
import { overlayOf } from '../../store/overlay-now.ts';
import { myCommands } from '../../store/queries/my-commands.ts';
import { viewRow } from '../../store/view.ts';

const PAUSE_MS = 300;

const word = v.optional(v.string());
const Kept = v.object({
  text: v.object({ fi: word, sv: word, en: word }),
  /** Published as it is: what the server has counts from then on, unless it refused this. */
  isPublished: v.boolean(),
});
const About = v.object({ meetingId: v.string() });
const nameOf = (meetingId: string): string => `minutes~${meetingId}`;

export type MinutesStart = {
  readonly text: LocalText;
  /** Why the server did not publish this text. */
  readonly refused: RejectCode | undefined;
};

/** What the editor begins with: an unfinished or refused draft, else the minutes as they are published. */
export const startOf = (store: Store, meetingId: string): Promise<MinutesStart> =>
  withDb(store, async (db) => {
    const kept = await keptForm(db, nameOf(meetingId), Kept);
    const refused = await refusalOf(db, meetingId);
    if (kept !== undefined && (!kept.isPublished || refused !== undefined))
      return { text: kept.text, refused: kept.isPublished ? refused : undefined };
    const row = await viewRow(db, await overlayOf(db), Minutes, meetingId);
    return { text: row?.text ?? {}, refused: undefined };
  });

async function refusalOf(db: KehraDb, meetingId: string): Promise<RejectCode | undefined> {
  const told = await myCommands(db, [publishMinutes.type]);
  const last = told.find(({ command: { args } }) => v.is(About, args) && args.meetingId === meetingId)?.fate;
  return last?.state === 'refused' ? last.code : undefined;
}

/** The text with its changes; each is on disk soon after, also where the page goes away. */
export function useKeptMinutes(meetingId: string, start: LocalText) {
  const store = useStore();
  const [text, setText] = useState(start);
  const latest = useRef(start);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = useCallback(
    (isPublished: boolean): void => {
      clearTimeout(timer.current);
      timer.current = undefined;
      // Where the device is full the text is only on the screen; publishing it will say so.
      keepForm(store, nameOf(meetingId), { text: latest.current, isPublished }).catch((error: unknown) =>
        console.warn(error),
      );
    },
    [store, meetingId],
  );
  const flush = useCallback((): void => {
    if (timer.current !== undefined) keep(false);
  }, [keep]);
  useWhenLeaving(flush);
  return {
    text,
    change: (next: LocalText): void => {
      latest.current = next;
      setText(next);
      timer.current ??= setTimeout(flush, PAUSE_MS);
    },
    /** It is in the outbox now, which keeps it better. */
    published: (): void => keep(true),
  };
}
