// The one way to do something: judged here for instant feedback, then stored together with the end of its draft.

import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import type { Scope } from '../../domain/ids.ts';
import type { RejectCode, Rejection } from '../../domain/reject.ts';
import type { Rule } from '../../domain/rule.ts';
import type { KehraDb, StoredCommand } from './db.ts';
import { drawFirst, type Next } from './drawn-first.ts';
import { takeEarly } from './early.ts';
import { ensureClient } from './identity.ts';
import { type Draw, drawOf, type Judged, judgeDraw } from './judged.ts';
import { getMeta, setMeta } from './meta.ts';
import { isOutOfRoom, type Store, withDb } from './open.ts';
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
  /** What was edited: a revision, or what a waiting command made of it. */
  readonly base?: Command['base'];
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
  const draw = drawOf(rule, scope, args, options.base);
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

type Enqueued = { readonly submitted: Submitted; readonly next?: Next | undefined };

/** Another tab has stored something since: what was judged early is judged anew. */
class Overtaken extends Error {}

async function enqueue(store: Store, db: KehraDb, draw: Draw, options: SubmitOptions): Promise<Enqueued> {
  const early = await takeEarly(store, draw);
  if (early?.client === undefined || early.decision.verdict === 'rejected' || isSame(early.newest, draw))
    return enqueueNow(store, db, draw, options);
  try {
    return await db.transaction('rw', [db.outbox, db.drafts, db.meta], async () => {
      // Asked before the number is written over, in the same breath: one way to the disk and back.
      const [seq] = await Promise.all([getMeta(db, 'seq'), write(db, early, options)]);
      if (seq !== early.seq) throw new Overtaken();
      return stored(early, options);
    });
  } catch (error) {
    // The number is taken while the outbox still holds its command.
    const isTaken = error instanceof Error && error.name === 'ConstraintError';
    if (!(error instanceof Overtaken || isTaken)) throw error;
    return enqueueNow(store, db, draw, options);
  }
}

function enqueueNow(store: Store, db: KehraDb, draw: Draw, options: SubmitOptions): Promise<Enqueued> {
  return db.transaction('rw', [db.rows, db.outbox, db.drafts, db.meta], async () => {
    const judged = await judgeDraw(store, db, draw);
    const { decision } = judged;
    if (judged.client === undefined) await ensureClient(store, db);
    if (decision.verdict === 'rejected' && !serverDecides(decision.code)) {
      return { submitted: { outcome: 'refused', code: decision.code, field: decision.field } };
    }
    if (!isSame(judged.newest, draw)) await write(db, judged, options);
    else if (options.draftId !== undefined) await db.drafts.delete(options.draftId);
    return stored(judged, options);
  });
}

async function write(db: KehraDb, judged: Judged, { draftId, kept }: SubmitOptions): Promise<void> {
  const seq = (judged.seq ?? 0) + 1;
  const command: Command = { ...judged.made, seq };
  await Promise.all([
    db.outbox.add({ seq, command: kept === undefined ? command : { ...command, args: kept } }),
    setMeta(db, 'seq', seq),
    ...(draftId === undefined ? [] : [db.drafts.delete(draftId)]),
  ]);
}

/**
 * Where the phone became somebody just now, that somebody is not the one of the overlay; and what nobody is to read on
 * the phone does not show in it.
 */
const stored = ({ client, overlay, before }: Judged, { kept }: SubmitOptions): Enqueued => ({
  submitted: { outcome: 'stored' },
  next: client && kept === undefined ? { overlay, before } : undefined,
});

/** A double tap: the same thing is already waiting as the newest command. */
function isSame(newest: StoredCommand | undefined, draw: Draw): boolean {
  const parsed = v.safeParse(Command, newest?.command);
  if (!parsed.success) return false;
  const { type, areaId, args } = parsed.output;
  return type === draw.type && areaId === draw.areaId && JSON.stringify(args) === JSON.stringify(draw.args);
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
