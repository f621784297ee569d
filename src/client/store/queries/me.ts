// This person and this phone: what is waiting, what was refused, what she wrote, and which staff rights she has.
import * as v from 'valibot';
import { Command } from '../../../domain/command.ts';
import { Idea } from '../../../domain/idea.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { REJECT_CODES } from '../../../domain/reject.ts';
import { isOfDesk, Role } from '../../../domain/role.ts';
import type { KehraDb } from '../db.ts';
import { allDrafts, type Draft } from '../drafts.ts';
import { getMeta, type Health } from '../meta.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll, withPending } from '../view.ts';
import { cardsWith, type IdeaCard } from './ideas.ts';

export type SyncStatus = { readonly waiting: number; readonly health: Health | undefined };

/** How much waits to be sent, counted in the store, and how the last exchange went. */
export async function syncStatus(db: KehraDb): Promise<SyncStatus> {
  const [waiting, held, health] = await Promise.all([db.outbox.count(), heldBack(db), getMeta(db, 'health')]);
  return { waiting: waiting + held.length, health };
}

/** Receipts of ballots that wait until wrong codes are forgotten (VO12). */
export const heldBack = async (db: KehraDb): Promise<string[]> =>
  (await getMeta(db, 'early'))?.flatMap(({ after, receipt }) => (after ? receipt : [])) ?? [];

export type Waiting = { readonly command: Command };

/** The outbox, in the order of sending, and what is sent again later. */
export async function outboxView(db: KehraDb): Promise<Waiting[]> {
  const [stored, held] = await Promise.all([
    db.outbox.orderBy('seq').toArray(),
    heldBack(db).then((ids) => db.receipts.bulkGet(ids)),
  ]);
  return [...stored, ...held].flatMap((row) => {
    const command = v.safeParse(Command, row?.command);
    return command.success ? [{ command: command.output }] : [];
  });
}

export type Refused = { readonly command: Command; readonly code: RejectCode; readonly at: string };

const RejectedVerdict = v.object({ verdict: v.literal('rejected'), code: v.picklist(REJECT_CODES) });

/** Commands that the server refused in the last days, newest first. */
export async function refusedCommands(db: KehraDb): Promise<Refused[]> {
  const receipts = await db.receipts.orderBy('at').reverse().limit(200).toArray();
  return receipts.flatMap((receipt) => {
    const command = v.safeParse(Command, receipt.command);
    const verdict = v.safeParse(RejectedVerdict, receipt.verdict);
    return command.success && verdict.success
      ? [{ command: command.output, code: verdict.output.code, at: receipt.at }]
      : [];
  });
}

/** Drafts, newest first: half-written ones and those that the server refused. */
export const drafts = (db: KehraDb): Promise<Draft[]> => allDrafts(db);

const Authored = v.object({ author: v.string() });

/** Ideas that this person posted in the area, newest first. */
export async function myIdeas(db: KehraDb, areaId: string): Promise<IdeaCard[]> {
  const overlay = await overlayOf(db);
  const records = await db.rows
    .where('[stream+kind]')
    .equals([`area/${areaId}`, Idea.name])
    .toArray();
  // Looked at before they are parsed: of ten thousand ideas a few are hers.
  const own = records.filter(({ row }) => v.is(Authored, row) && row.author === overlay.member);
  const mine = withPending(overlay, Idea, own, (idea) => idea.areaId === areaId)
    .filter((idea) => idea.author === overlay.member)
    .sort((a, b) => (a.postedAt < b.postedAt ? 1 : -1));
  return cardsWith(
    db,
    overlay,
    mine.map((idea) => idea.id),
  );
}

/** The scopes ('site' or an area's id) whose desk this person reads. */
export async function hostScopes(db: KehraDb): Promise<string[]> {
  const overlay = await overlayOf(db);
  const roles = await viewAll(db, overlay, Role, 'me', () => true);
  return [...new Set(roles.filter(isOfDesk).map((role) => role.scope))];
}
