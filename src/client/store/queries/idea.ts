// One idea with its comments, as this person sees it.
import { Comment } from '../../../domain/comment.ts';
import { Idea } from '../../../domain/idea.ts';
import { Report } from '../../../domain/moderation.ts';
import type { KehraDb } from '../db.ts';
import { type Overlay, overlayOf } from '../overlay.ts';
import { viewRow, withPending } from '../view.ts';
import { cardsWith, type IdeaCard } from './ideas.ts';

export type CommentView = { readonly comment: Comment; readonly mine: boolean; readonly pending: boolean };

export type IdeaView = IdeaCard & {
  /** The revision to edit from. */
  readonly rv: number;
  readonly talk: readonly CommentView[];
  /** Whether this person reported it and the report is not sent yet. */
  readonly reported: boolean;
};

/** The idea; where it was merged, the id of the one that stands for it; undefined where this phone has none. */
export async function ideaView(
  db: KehraDb,
  ideaId: string,
): Promise<IdeaView | { mergedInto: string } | undefined> {
  const overlay = await overlayOf(db);
  const idea = await viewRow(db, overlay, Idea, ideaId);
  if (idea === undefined) return undefined;
  if (idea.mergedInto !== undefined) return { mergedInto: idea.mergedInto };
  const [card] = await cardsWith(db, overlay, [ideaId]);
  if (card === undefined) return undefined;
  const ids = [ideaId, ...(idea.merged ?? []).map((merged) => merged.id)];
  const record = await db.rows.get([Idea.name, ideaId]);
  const reported = overlay.get(Report, `${ideaId}~${overlay.member}`) !== undefined;
  return { ...card, rv: record?.rv ?? 0, talk: await talkOf(db, overlay, ids), reported };
}

async function talkOf(db: KehraDb, overlay: Overlay, ideaIds: readonly string[]): Promise<CommentView[]> {
  const records = await db.rows
    .where('[kind+parent]')
    .anyOf(ideaIds.map((id) => [Comment.name, id]))
    .toArray();
  const comments = withPending(overlay, Comment, records, (comment) => ideaIds.includes(comment.ideaId));
  return comments
    .map((comment) => ({
      comment,
      mine: comment.author === overlay.member,
      pending: overlay.get(Comment, comment.id) !== undefined,
    }))
    .sort((a, b) => (a.comment.postedAt < b.comment.postedAt ? -1 : 1));
}
