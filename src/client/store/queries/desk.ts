// What hosts see beside the public rows: reports, what was hidden, and invites.

import { Invite } from '../../../domain/invite.ts';
import type { RowOf } from '../../../domain/kind.ts';
import { Withheld } from '../../../domain/moderation.ts';
import { Report } from '../../../domain/report.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll } from '../view.ts';

export type DeskView = {
  readonly reports: readonly Report[];
  readonly withheld: readonly RowOf<typeof Withheld>[];
  readonly invites: readonly Invite[];
};

/** The desk of an area; open reports first. */
export async function deskView(db: KehraDb, areaId: string): Promise<DeskView> {
  const overlay = await overlayOf(db);
  const stream = `desk/${areaId}`;
  const [reports, withheld, invites] = await Promise.all([
    viewAll(db, overlay, Report, stream, (report) => report.areaId === areaId),
    viewAll(db, overlay, Withheld, stream, (row) => row.areaId === areaId),
    viewAll(db, overlay, Invite, stream, (invite) => invite.scope === areaId),
  ]);
  return { reports: reports.filter((report) => report.dismissedAt === undefined), withheld, invites };
}
