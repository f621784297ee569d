// The one way to do something: judged here for instant feedback, then stored together with the end of its draft.

import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import { CommandId, type Scope } from '../../domain/ids.ts';
import type { RejectCode, Rejection } from '../../domain/reject.ts';
import type { Rule } from '../../domain/rule.ts';
import type { KehraDb, StoredCommand } from './db.ts';
import { drawFirst, type Next } from './drawn-first.ts';
import { ensureClient, newId } from './identity.ts';
import { getMeta, setMeta } from './meta.ts';
import { isOutOfRoom, type Store, withDb } from './open.ts';
import { lastOverlay, type Made, madeOverlay } from './overlay-now.ts';
import { addRules } from './rule-book.ts';

export type Submitted =
  /** On this phone for good; it is sent whenever there is a network. */
  | { readonly outcome: 'stored' }
  | ({ readonly outcome: 'refused' } & Rejection)
  /** The phone is full: the text is only on the screen. */
  | { readonly outcome: 'no-room' };

/** Refusals that a phone can only guess at, because it may not have the newest rows: the server decides. */
const serverDecides = (code: RejectCode): boolean =>
  code === 'not-allowed' || code === 'edit-conflict' || code.startsWith('no-such-');

export type SubmitOptions = {
  /** The draft that this command ends. */
  readonly draftId?: string;
  /** Called, if it can be, in the turn in which all screens are told: what it changes is drawn together with them. */
  readonly onStored?: () => void;
  /** The revision that was edited. */
  readonly base?: number;
  /** The arguments as this phone keeps them, where nobody is to read them there. */
  readonly kept?: unknown;
};

/** Stores a command for sending. `stored` means on disk. */
export async function submit<Args>(
  store: Store,
  rule: Rule<string, Args>,
  scope: Scope,
  args: Args,
  options: SubmitOptions = {},
): Promise<Submitted> {
  const prepared = rule.prepare(args);
  if ('code' in prepared) return { outcome: 'refused', ...prepared };
  addRules([rule]);
  const draw: Draw = { type: rule.type, v: rule.v, areaId: scope, args, base: options.base };
  try {
    const { submitted } = await withDb(store, (db) =>
      drawFirst(db, () => enqueue(store, db, draw, options), options.onStored),
    );
    return submitted;
  } catch (error) {
    if (!isOutOfRoom(error)) throw error;
    return afterMakingRoom(store, draw, options);
  }
}

type Draw = Pick<Command, 'type' | 'v' | 'areaId' | 'args' | 'base'>;
type Enqueued = { readonly submitted: Submitted; readonly next?: Next | undefined };

function enqueue(store: Store, db: KehraDb, draw: Draw, { draftId, kept }: SubmitOptions): Promise<Enqueued> {
  return db.transaction('rw', [db.rows, db.outbox, db.drafts, db.meta], async () => {
    const made = { ...draw, id: newId(store, CommandId), at: new Date(store.now()).toISOString() };
    const judged = async ({ overlay: before }: Made) => {
      const overlay = before.copy();
      return { overlay, decision: await overlay.replay(db, made) };
    };
    // Asked for together: each question to the phone's database costs time while the person waits. The rule asks its own
    // over the overlay that is known so far, which is nearly always the newest.
    const known = lastOverlay(db);
    const [before, guessed, newest, last, client] = await Promise.all([
      madeOverlay(db),
      known && judged(known),
      db.outbox.orderBy('seq').last(),
      getMeta(db, 'seq'),
      getMeta(db, 'client'),
    ]);
    if (client === undefined) await ensureClient(store, db);
    const seq = (last ?? 0) + 1;
    const command: Command = { ...made, seq };
    const { overlay, decision } = guessed && before === known ? guessed : await judged(before);
    if (decision.verdict === 'rejected' && !serverDecides(decision.code)) {
      return { submitted: { outcome: 'refused', code: decision.code, field: decision.field } };
    }
    await Promise.all([
      ...(isSame(newest, command)
        ? []
        : [
            db.outbox.add({ seq, command: kept === undefined ? command : { ...command, args: kept } }),
            setMeta(db, 'seq', seq),
          ]),
      ...(draftId === undefined ? [] : [db.drafts.delete(draftId)]),
    ]);
    // Where the phone became somebody just now, that somebody is not the one of the overlay; and what nobody is to read
    // on the phone does not show in it.
    const next = client && kept === undefined ? { overlay, before } : undefined;
    return { submitted: { outcome: 'stored' }, next };
  });
}

/** A double tap: the same thing is already waiting as the newest command. */
function isSame(newest: StoredCommand | undefined, command: Command): boolean {
  const parsed = v.safeParse(Command, newest?.command);
  if (!parsed.success) return false;
  const { type, areaId, args } = parsed.output;
  return (
    type === command.type &&
    areaId === command.areaId &&
    JSON.stringify(args) === JSON.stringify(command.args)
  );
}

/** Base rows are a cache: they go before anything that a person wrote (sync.md B5). */
async function afterMakingRoom(store: Store, draw: Draw, options: SubmitOptions): Promise<Submitted> {
  try {
    return await withDb(store, async (db) => {
      await dropCache(db);
      return (await enqueue(store, db, draw, options)).submitted;
    });
  } catch (error) {
    if (isOutOfRoom(error)) return { outcome: 'no-room' };
    throw error;
  }
}

/** Drops all that can be fetched again. */
async function dropCache(db: KehraDb): Promise<void> {
  await db.rows.clear();
  await db.meta.where('key').startsWith('cursor:').delete();
}
