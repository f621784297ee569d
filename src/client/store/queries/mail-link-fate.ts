// What became of the link in a letter that this person followed.
import * as v from 'valibot';
import { useMailKey } from '../../../domain/mailbox.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import type { KehraDb } from '../db.ts';
import { getMeta, type Health } from '../meta.ts';
import { myCommands } from './my-commands.ts';

export type MailLinkFate =
  | { readonly state: 'new' | 'done' }
  | { readonly state: 'waiting'; readonly health: Health['state'] | undefined }
  | { readonly state: 'refused'; readonly code: RejectCode };

const Using = v.object({ key: v.string() });

/** Follows the newest use of this key through outbox and receipts. */
export async function mailLinkFate(db: KehraDb, key: string): Promise<MailLinkFate> {
  const mine = await myCommands(db, [useMailKey.type]);
  const newest = mine.find(({ command: { args } }) => v.is(Using, args) && args.key === key);
  switch (newest?.fate.state) {
    case undefined:
      return { state: 'new' };
    case 'waiting':
      return { state: 'waiting', health: (await getMeta(db, 'health'))?.state };
    case 'sent':
      return { state: 'done' };
    case 'refused':
      return { state: 'refused', code: newest.fate.code };
  }
}
