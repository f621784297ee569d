// What is a person's own on this phone, for the screen about her: what waits to be sent, and the ideas that she posted.
import * as v from 'valibot';
import { Command } from '../../../domain/command.ts';
import { Idea } from '../../../domain/idea.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { withPending } from '../view.ts';
import { cardsWith, type IdeaCard } from './ideas.ts';
import { heldBack } from './me.ts';

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
