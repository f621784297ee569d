// Refused commands that may be accepted later, sent again when they may. After a server was restored phones come back in
// any order: a support or a comment may arrive before the idea it is for; it goes as soon as this phone reads that it would
// do now. And a ballot after too many wrong codes waits for them to be forgotten (VO12).
import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import { CommandId, SITE } from '../../domain/ids.ts';
import { REJECT_CODES, type RejectCode } from '../../domain/reject.ts';
import type { Decision } from '../../domain/rule.ts';
import type { KehraDb, StoredReceipt } from './db.ts';
import { getDraft } from './drafts.ts';
import { ENVELOPE_KEY, whole } from './envelope.ts';
import { newId } from './identity.ts';
import { getCursor, getMeta, type MetaValue, setMeta } from './meta.ts';
import { type Store, withDb } from './open.ts';
import { myCommands } from './queries/my-commands.ts';

type Early = MetaValue<'early'>[number];
/** What the phone would show after more commands; handed in, as rules come from where this comes from. */
type Overlay = { replay(db: KehraDb, command: Command, isWhole: boolean): Promise<Decision> };
type Laid = (db: KehraDb) => Promise<{ copy(): Overlay }>;

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
const CameTooEarly = v.object({
  code: v.pipe(
    v.picklist(REJECT_CODES),
    v.check((code) => TOO_EARLY.has(code)),
  ),
});

/** Puts back into the outbox, in the old order, what would be accepted by all that has been read since. */
export const sendWhatCameTooEarly = (store: Store, overlayOf: Laid): Promise<void> =>
  withDb(store, async (db) => {
    const commands = await readable(db);
    await db.transaction('rw', [db.rows, db.outbox, db.receipts, db.drafts, db.meta], async () => {
      const overlay = (await overlayOf(db)).copy();
      const still: Early[] = [];
      for (const early of (await getMeta(db, 'early')) ?? []) {
        const receipt = await db.receipts.get(early.receipt);
        const command = commands.get(early.receipt);
        if (receipt === undefined || command === undefined) continue;
        switch (await whatNow(store, db, overlay, { early, receipt, command })) {
          case 'send':
            await queue(store, db, receipt, early);
            break;
          case 'wait':
            still.push(early);
            break;
          case 'leave':
        }
      }
      await (still.length === 0 ? db.meta.delete('early') : setMeta(db, 'early', still));
    });
  });

/** By the id of the receipt. Opened before the transaction, which opening would end. */
async function readable(db: KehraDb): Promise<Map<string, Command>> {
  const noted = (await getMeta(db, 'early')) ?? [];
  const key = (await db.meta.get(ENVELOPE_KEY))?.value;
  const receipts = await db.receipts.bulkGet(noted.map(({ receipt }) => receipt));
  const opened = await Promise.all(
    receipts.map(async (receipt) => [receipt?.id ?? '', await whole(receipt?.command, key)] as const),
  );
  return new Map(
    opened.flatMap(([id, raw]) => {
      const command = v.safeParse(Command, raw);
      return command.success ? [[id, command.output] as const] : [];
    }),
  );
}

type Noted = { readonly early: Early; readonly receipt: StoredReceipt; readonly command: Command };

async function whatNow(
  store: Store,
  db: KehraDb,
  overlay: Overlay,
  { early, receipt, command }: Noted,
): Promise<'send' | 'wait' | 'leave'> {
  if (early.after !== undefined) {
    if (await isReplaced(db, command)) return 'leave';
    return isDue(store.now(), early.after) ? 'send' : 'wait';
  }
  if (!v.is(CameTooEarly, receipt.verdict) || !(await isAsReturned(db, early.draft, receipt.at)))
    return 'leave';
  return (await wouldDo(db, overlay, command)) ? 'send' : 'wait';
}

const HOUR = 3_600_000;
/** Also where the phone's clock was set back meanwhile. */
const isDue = (now: number, after: number): boolean => now >= after || after - now > HOUR;

const Voter = v.object({ roundId: v.string(), slip: v.optional(v.string()), code: v.optional(v.string()) });
const voterOf = (args: unknown): string => JSON.stringify(v.safeParse(Voter, args).output);

/** Whether she has voted anew since, in the same round and with the same code: the last one counts. */
async function isReplaced(db: KehraDb, { id, type }: Command): Promise<boolean> {
  // As they are kept: in their envelopes.
  const mine = (await myCommands(db, [type])).map(({ command }) => command);
  const voter = voterOf(mine.find((command) => command.id === id)?.args);
  return mine.find(({ args }) => voterOf(args) === voter)?.id !== id;
}

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

/** In its envelope, if it has one. */
async function queue(
  store: Store,
  db: KehraDb,
  { id, command }: StoredReceipt,
  { draft, after }: Early,
): Promise<void> {
  const kept = v.safeParse(Command, command);
  if (!kept.success) return;
  const seq = ((await getMeta(db, 'seq')) ?? 0) + 1;
  // A new id: under the old one the server would repeat its refusal.
  const again = { ...kept.output, id: newId(store, CommandId), seq };
  await db.outbox.add({ seq, command: again, ...(after === undefined && { again: true as const }) });
  await setMeta(db, 'seq', seq);
  await db.receipts.delete(id);
  if (draft !== undefined) await db.drafts.delete(draft);
}
