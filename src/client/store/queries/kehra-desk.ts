// The Kehrä of an area as its admin sees it: applications, the roster, what happened, and how many could be invited.
import type { AreaId } from '../../../domain/ids.ts';
import { Meeting } from '../../../domain/meeting.ts';
import { SeatFile, type SeatStep } from '../../../domain/seat.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll } from '../view.ts';
import { meetingView } from './area.ts';

export type RosterStep = {
  readonly seatId: string;
  readonly name: string;
  readonly what: SeatStep;
  readonly at: string;
  readonly reason: string | undefined;
};

export type KehraDesk = {
  /** Longest waiting first. */
  readonly applications: readonly SeatFile[];
  /** By name. */
  readonly roster: readonly SeatFile[];
  /** Newest first. */
  readonly steps: readonly RosterStep[];
  /** Visits to workshops of the area: who came twice is two of them. */
  readonly visits: number;
};

export async function kehraDesk(db: KehraDb, areaId: AreaId): Promise<KehraDesk> {
  const overlay = await overlayOf(db);
  const [files, meetings] = await Promise.all([
    viewAll(db, overlay, SeatFile, `desk/${areaId}`, (file) => file.areaId === areaId),
    viewAll(db, overlay, Meeting, `area/${areaId}`, (meeting) => meeting.areaId === areaId),
  ]);
  const workshops = meetings.filter(({ type }) => type === 'workshop');
  const views = await Promise.all(workshops.map(({ id }) => meetingView(db, id)));
  const begun = (file: SeatFile): string => file.log[0]?.at ?? '';
  return {
    applications: files
      .filter(({ state }) => state === 'applied')
      .sort((a, b) => begun(a).localeCompare(begun(b))),
    roster: files.filter(({ state }) => state === 'seated').sort((a, b) => a.name.localeCompare(b.name)),
    steps: files
      .flatMap(({ id, name, log }) => log.map((step) => ({ seatId: id, name, ...step, reason: step.reason })))
      .sort((a, b) => b.at.localeCompare(a.at)),
    visits: views.reduce((sum, view) => sum + (view?.present ?? 0), 0),
  };
}
