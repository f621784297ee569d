// What people asked the hosts to look at, each text once with all reports on it.
import { Comment } from '../../../domain/comment.ts';
import { Idea } from '../../../domain/idea.ts';
import { Report, type Target } from '../../../domain/report.ts';
import type { KehraDb } from '../db.ts';
import type { Overlay } from '../overlay.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll, viewRow } from '../view.ts';

export type Reported = {
  readonly target: Target;
  /** The idea itself, or the one that the comment belongs to. */
  readonly ideaId: string;
  readonly title: string | undefined;
  readonly text: string | undefined;
  readonly authorName: string | undefined;
  /** Oldest first. */
  readonly reports: readonly Report[];
};

/** Open reports of an area by text, oldest first; what is hidden or gone needs no looking at. */
export async function reported(db: KehraDb, areaId: string): Promise<Reported[]> {
  const overlay = await overlayOf(db);
  const rows = await viewAll(db, overlay, Report, `desk/${areaId}`, (report) => report.areaId === areaId);
  const open = rows
    .filter((report) => report.dismissedAt === undefined)
    .sort((a, b) => a.at.localeCompare(b.at));
  const byTarget = new Map<string, Report[]>();
  for (const report of open) {
    byTarget.set(report.target.id, [...(byTarget.get(report.target.id) ?? []), report]);
  }
  const texts = await Promise.all([...byTarget.values()].map((reports) => withText(db, overlay, reports)));
  return texts.flatMap((found) => found ?? []);
}

async function withText(
  db: KehraDb,
  overlay: Overlay,
  reports: readonly Report[],
): Promise<Reported | undefined> {
  const target = reports[0]?.target;
  switch (target?.kind) {
    case undefined:
      return undefined;
    case 'idea': {
      const idea = await viewRow(db, overlay, Idea, target.id);
      if (idea === undefined || idea.hidden !== undefined) return undefined;
      const { id, title, text, authorName } = idea;
      return { target, ideaId: id, title, text, authorName, reports };
    }
    case 'comment': {
      const comment = await viewRow(db, overlay, Comment, target.id);
      if (comment === undefined || comment.hidden !== undefined) return undefined;
      const { ideaId, text, authorName } = comment;
      return { target, ideaId, title: undefined, text, authorName, reports };
    }
  }
}
