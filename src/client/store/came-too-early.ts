// After a server was restored phones come back in any order: a support or a comment may arrive before the idea it is for.
// What is from before and is refused for such a reason is sent again as soon as this phone reads that it would do now.
import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import { CommandId, SITE } from '../../domain/ids.ts';
import type { RejectCode, Rejection } from '../../domain/reject.ts';
import type { KehraDb } from './db.ts';
import { getDraft } from './drafts.ts';
import { newId } from './identity.ts';
import { getCursor, getMeta, type MetaValue, setMeta } from './meta.ts';
import { type Store, withDb } from './open.ts';
import type { Overlay } from './overlay.ts';
import { overlayOf } from './overlay-now.ts';

type Early = MetaValue<'early'>[number];

const TOO_EARLY: ReadonlySet<RejectCode> = new Set([
  'no-such-area',
  'no-such-theme',
  'no-such-idea',
  'no-such-comment',
  'no-such-meeting',
  'no-such-round',
  'no-such-code',
  'no-such-seat',
  'not-allowed',
]);

/** Remembers a refused command from before a restore, if it may only have come too early. Run it in a transaction. */
export async function noteTooEarly(
  db: KehraDb,
  { id, code }: Rejection & { readonly id: string },
  draft: string | undefined,
): Promise<void> {
  if (!TOO_EARLY.has(code)) return;
  await setMeta(db, 'early', [...((await getMeta(db, 'early')) ?? []), { receipt: id, draft }]);
}

/** Puts back into the outbox, in the old order, what would be accepted by all that has been read since. */
export const sendWhatCameTooEarly = (store: Store): Promise<void> =>
  withDb(store, async (db) => {
    if ((await getMeta(db, 'early')) === undefined) return;
    await db.transaction('rw', [db.rows, db.outbox, db.receipts, db.drafts, db.meta], async () => {
      const overlay = (await overlayOf(db)).copy();
      const still: Early[] = [];
      for (const early of (await getMeta(db, 'early')) ?? []) {
        const receipt = await db.receipts.get(early.receipt);
        const command = v.safeParse(Command, receipt?.command);
        if (receipt === undefined || !command.success) continue;
        if (!(await isAsReturned(db, early.draft, receipt.at))) continue;
        if (await wouldDo(db, overlay, command.output)) await queue(store, db, command.output, early);
        else still.push(early);
      }
      await (still.length === 0 ? db.meta.delete('early') : setMeta(db, 'early', still));
    });
  });

/** Words that their writer has changed or thrown away since are hers to send. */
async function isAsReturned(db: KehraDb, draft: string | undefined, at: string): Promise<boolean> {
  return draft === undefined || (await getDraft(db, draft))?.updatedAt === at;
}

/** Whether the server would accept it: to be told only by a phone that has read all that the command is about. */
async function wouldDo(db: KehraDb, overlay: Overlay, command: Command): Promise<boolean> {
  const streams = command.areaId === SITE ? ['me'] : ['me', `area/${command.areaId}`];
  const cursors = await Promise.all(streams.map((stream) => getCursor(db, stream)));
  if (cursors.some(({ cursor }) => cursor === undefined)) return false;
  return (await overlay.replay(db, command, true)).verdict === 'ok';
}

async function queue(store: Store, db: KehraDb, command: Command, { receipt, draft }: Early): Promise<void> {
  const seq = ((await getMeta(db, 'seq')) ?? 0) + 1;
  // A new id: under the old one the server would repeat its refusal.
  const again = { ...command, id: newId(store, CommandId), seq };
  await db.outbox.add({ seq, command: again, again: true });
  await setMeta(db, 'seq', seq);
  await db.receipts.delete(receipt);
  if (draft !== undefined) await db.drafts.delete(draft);
}
