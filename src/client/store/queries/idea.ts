// One idea with its comments, as this person sees it.
import { Comment } from '../../../domain/comment.ts';
import { Idea } from '../../../domain/idea.ts';
import type { BaseRecord, KehraDb } from '../db.ts';
import type { Layer } from '../layer.ts';
import type { Overlay } from '../overlay.ts';
import { madeOverlay } from '../overlay-now.ts';
import { rowOver, withPending } from '../view.ts';
import { type IdeaCard, ideaCards } from './ideas.ts';

export type CommentView = { readonly comment: Comment; readonly mine: boolean; readonly pending: boolean };

export type IdeaView = IdeaCard & {
  /** The revision to edit from. */
  readonly rv: number;
  readonly talk: readonly CommentView[];
};

/** The idea; where it was merged, the id of the one that stands for it; undefined where this phone has none. */
export async function ideaView(
  db: KehraDb,
  ideaId: string,
): Promise<Layer<IdeaView | { mergedInto: string } | undefined>> {
  const [read, record] = await Promise.all([madeOverlay(db), db.rows.get([Idea.name, ideaId])]);
  const merged = rowOver(read.overlay, Idea, ideaId, record)?.merged ?? [];
  const ids = [ideaId, ...merged.map((idea) => idea.id)];
  const [cards, comments] = await Promise.all([
    ideaCards(db, [ideaId]),
    db.rows
      .where('[kind+parent]')
      .anyOf(ids.map((id) => [Comment.name, id]))
      .toArray(),
  ]);
  return (overlay) => {
    const idea = rowOver(overlay, Idea, ideaId, record);
    if (idea?.mergedInto !== undefined) return { mergedInto: idea.mergedInto };
    const [card] = cards(overlay);
    if (card === undefined) return undefined;
    return { ...card, rv: record?.rv ?? 0, talk: talkOf(overlay, ids, comments) };
  };
}

function talkOf(
  overlay: Overlay,
  ideaIds: readonly string[],
  records: readonly BaseRecord[],
): readonly CommentView[] {
  return withPending(overlay, Comment, records, (comment) => ideaIds.includes(comment.ideaId))
    .map((comment) => ({
      comment,
      mine: comment.author === overlay.member,
      pending: overlay.get(Comment, comment.id) !== undefined,
    }))
    .sort((a, b) => (a.comment.postedAt < b.comment.postedAt ? -1 : 1));
}
