// Minutes outlive a reload: kept while they are written, and given back where the server refused them.
import * as v from 'valibot';
import { Minutes, publishMinutes } from '../../../domain/minutes.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import type { LocalText } from '../../../domain/text.ts';
import { useKeptForm } from '../../live/use-kept-form.ts';
import type { KehraDb } from '../../store/db.ts';
import { keptForm } from '../../store/kept-forms.ts';
import { type Store, withDb } from '../../store/open.ts';
import { overlayOf } from '../../store/overlay-now.ts';
import { myCommands } from '../../store/queries/my-commands.ts';
import { viewRow } from '../../store/view.ts';

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

/** The text with its changes. */
export function useKeptMinutes(meetingId: string, start: LocalText) {
  const { form, change, flush } = useKeptForm(nameOf(meetingId), { text: start, isPublished: false });
  return {
    text: form.text,
    change: (text: LocalText): void => change(() => ({ text, isPublished: false })),
    /** It is in the outbox now, which keeps it better. */
    published: (): void => {
      change(({ text }) => ({ text, isPublished: true }));
      flush();
    },
  };
}
