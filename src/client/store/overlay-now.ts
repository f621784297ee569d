// The overlay as it is now: made from the outbox when something has changed, or taken over from the command that was
// just stored, whose screen can then be drawn without asking the phone's database anything.
import { Dexie, RangeSet, rangesOverlap } from 'dexie';
import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { KehraDb } from './db.ts';
import { memberOf } from './identity.ts';
import { Overlay } from './overlay.ts';

/** Changes of outbox, base rows and who the phone is so far, in this tab or another, by the database's name. */
const changes = new Map<string, number>();
/** Changes that are not told apart: a page that slept may have missed any. */
let untold = 0;
/** The same, as far as every live read that they concern has begun anew. */
const heard = new Map<string, number>();
/** Changes of base rows that live reads may not have begun to read yet. */
let unheard = 0;
const WHO = new RangeSet().addKeys(['bound', 'client', 'member']);

/** Each transaction counts once. */
Dexie.on('storagemutated', (parts) => {
  if ('all' in parts) untold++;
  let isBase = 'all' in parts;
  const changed = new Set(
    Object.entries(parts).flatMap(([part, keys]) => {
      const [, , name = '', table, index] = part.split('/');
      const isWho = table === 'meta' && index === '' && rangesOverlap(keys, WHO);
      isBase ||= isWho || table === 'rows';
      return isWho || table === 'rows' || table === 'outbox' ? [name] : [];
    }),
  );
  for (const name of changed) {
    const before = changes.get(name) ?? 0;
    if (unheard === 0) heard.set(name, untold + before);
    changes.set(name, before + 1);
  }
  if (!isBase) return;
  unheard++;
  // A live read that a change concerns begins anew within one turn of the event loop: two are enough in any order.
  setTimeout(() => setTimeout(() => unheard--));
});

/** How many changes this tab has heard of: two reads with the same number saw the same. */
const changesOf = (db: KehraDb): number => untold + (changes.get(db.name) ?? 0);

/** How many changes at least a live read has seen, or they did not concern it, if it has not begun anew since. */
export const heardOf = (db: KehraDb): number => (unheard === 0 ? changesOf(db) : (heard.get(db.name) ?? 0));

/** An overlay, and how many changes there had been when it was made. */
export type Made = {
  readonly overlay: Overlay;
  readonly at: number;
  /** Since that many changes only commands of this tab were added: base rows read since then are still the newest. */
  readonly since: number;
};
const lastMade = new WeakMap<KehraDb, Made>();

/** The overlay that was made last, be it the newest or not. */
export const lastOverlay = (db: KehraDb): Made | undefined => lastMade.get(db);

/**
 * The overlay of all commands in the outbox, in order. Refused ones simply do not show. Every read of the screen asks
 * for it, so it is made again only when something has changed. Not to be replayed upon: `copy` it.
 */
export async function overlayOf(db: KehraDb): Promise<Overlay> {
  await followOverlay(db);
  return (await madeOverlay(db)).overlay;
}

/** Makes a live read depend on all that the overlay is made of. */
export async function followOverlay(db: KehraDb): Promise<void> {
  await Promise.all([db.outbox.count(), memberOf(db)]);
}

/** The overlay with its number of changes; a live read does not come to depend on the outbox by it, if it can be helped. */
export async function madeOverlay(db: KehraDb): Promise<Made> {
  // Once the database has answered anything, all that was written before has been heard of.
  const member = await memberOf(db);
  const at = changesOf(db);
  const known = lastMade.get(db);
  if (known?.at === at && !known.overlay.isOutdated) return known;
  let overlay = await replayed(db, member);
  // A rule may come in the midst.
  while (overlay.isOutdated) overlay = await replayed(db, member);
  const made = { overlay, at, since: at };
  lastMade.set(db, made);
  return made;
}

async function replayed(db: KehraDb, member: MemberId): Promise<Overlay> {
  const overlay = new Overlay(member);
  for (const stored of await db.outbox.orderBy('seq').toArray()) {
    const command = v.safeParse(Command, stored.command);
    if (command.success) await overlay.replay(db, command.output);
  }
  return overlay;
}

/** Whether the overlay that screens show lacks what the book can judge by now. */
export const isOverlayOutdated = (db: KehraDb): boolean => lastMade.get(db)?.overlay.isOutdated === true;

/** The newest overlay if base rows that were read at `at` are still the newest too. */
export function overlayFor(db: KehraDb, at: number): Overlay | undefined {
  const made = lastMade.get(db);
  const isNewest = made !== undefined && made.at === changesOf(db) && !made.overlay.isOutdated;
  return isNewest && at >= made.since ? made.overlay : undefined;
}

/**
 * Takes over what a command that is on disk now has made of the overlay `before` it. Not where somebody else has
 * changed something too: then reading again tells what.
 */
export function overlayIsNow(db: KehraDb, overlay: Overlay, before: Made): void {
  const at = changesOf(db);
  if (at === before.at + 1) lastMade.set(db, { overlay, at, since: before.since });
}
