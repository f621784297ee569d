// What is known of a thing to do when it is stored: whether the rules allow it, what it changes, and what its number is.
import type { Command, Unnumbered } from '../../domain/command.ts';
import { CommandId, type Scope } from '../../domain/ids.ts';
import type { Decision, Rule } from '../../domain/rule.ts';
import type { KehraDb, StoredCommand } from './db.ts';
import { newId } from './identity.ts';
import { getMeta } from './meta.ts';
import type { Store } from './open.ts';
import type { Overlay } from './overlay.ts';
import { lastOverlay, type Made, madeOverlay } from './overlay-now.ts';

/** A command without what storing it gives it. */
export type Draw = Pick<Command, 'type' | 'v' | 'areaId' | 'args' | 'base'>;

export const drawOf = <Args>(
  rule: Rule<string, Args>,
  areaId: Scope,
  args: Args,
  base: Command['base'],
): Draw => ({ type: rule.type, v: rule.v, areaId, args, base });

export type Judged = {
  readonly made: Unnumbered;
  readonly before: Made;
  /** What it makes of the overlay before it. */
  readonly overlay: Overlay;
  readonly decision: Decision;
  /** The command that was queued last, if it still waits. */
  readonly newest: StoredCommand | undefined;
  /** The number of the command that was queued last. */
  readonly seq: number | undefined;
  /** Undefined where this phone is nobody yet. */
  readonly client: object | undefined;
};

/** Judges in a transaction over rows, outbox and meta. */
export async function judgeDraw(store: Store, db: KehraDb, draw: Draw): Promise<Judged> {
  const made = { ...draw, id: newId(store, CommandId), at: new Date(store.now()).toISOString() };
  const judgeOver = async ({ overlay: before }: Made) => {
    const overlay = before.copy();
    return { overlay, decision: await overlay.replay(db, made) };
  };
  // Asked for together: each question to the phone's database costs time while the person waits. The rule asks its own
  // over the overlay that is known so far, which is nearly always the newest.
  const known = lastOverlay(db);
  const [before, guessed, newest, seq, client] = await Promise.all([
    madeOverlay(db),
    known && judgeOver(known),
    db.outbox.orderBy('seq').last(),
    getMeta(db, 'seq'),
    getMeta(db, 'client'),
  ]);
  const over = guessed && before === known ? guessed : await judgeOver(before);
  return { made, before, ...over, newest, seq, client };
}
