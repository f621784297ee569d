// The Kehrä of an area as a resident sees it: who sits, her own application, and whether workshops invite her.
import * as v from 'valibot';
import type { AreaId } from '../../../domain/ids.ts';
import { Attendance, Meeting } from '../../../domain/meeting.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { Application, applicationId, applyForSeat, Seat } from '../../../domain/seat.ts';
import type { KehraDb } from '../db.ts';
import { getCursor } from '../meta.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll, viewRow } from '../view.ts';
import { myCommands } from './my-commands.ts';

export type KehraView = {
  /** Longest first. */
  readonly seats: readonly Seat[];
  readonly own: Application | undefined;
  /** Whether the application is on its way to the server. */
  readonly isWaiting: boolean;
  /** Why the server did not take her newest application. */
  readonly refused: RejectCode | undefined;
  /** Workshops of the area that she was at. */
  readonly workshops: number;
  readonly complete: boolean;
};

export async function kehraView(db: KehraDb, areaId: AreaId): Promise<KehraView> {
  const overlay = await overlayOf(db);
  const [seats, own, sent, workshops, { cursor }] = await Promise.all([
    viewAll(db, overlay, Seat, `area/${areaId}`, (seat) => seat.areaId === areaId),
    viewRow(db, overlay, Application, applicationId(areaId, overlay.member)),
    newestSent(db, areaId),
    workshopsOf(db, areaId),
    getCursor(db, `area/${areaId}`),
  ]);
  const isOwn = sent !== undefined && sent.seatId === own?.seatId;
  return {
    seats: seats.sort((a, b) => a.since.localeCompare(b.since)),
    own: own && asSeatsSay(own, seats),
    isWaiting: isOwn && sent.fate.state === 'waiting',
    refused: !isOwn && sent?.fate.state === 'refused' ? sent.fate.code : undefined,
    workshops,
    complete: cursor !== undefined,
  };
}

/** The public rows come sooner than a person's own: where her seat stands among them, she has been accepted. */
const asSeatsSay = (own: Application, seats: readonly Seat[]): Application =>
  own.state === 'applied' && seats.some(({ id }) => id === own.seatId) ? { ...own, state: 'seated' } : own;

const About = v.object({ seatId: v.string() });

/** What became of the newest application that this device sent. */
export async function newestSent(db: KehraDb, areaId: AreaId) {
  const [newest] = (await myCommands(db, [applyForSeat.type])).filter(
    ({ command }) => command.areaId === areaId,
  );
  const about = v.safeParse(About, newest?.command.args);
  return newest === undefined || !about.success
    ? undefined
    : { seatId: about.output.seatId, fate: newest.fate };
}

/** Told by this phone's own attendances; nobody else has such a list. */
async function workshopsOf(db: KehraDb, areaId: AreaId): Promise<number> {
  const overlay = await overlayOf(db);
  const attended = await viewAll(db, overlay, Attendance, 'me', () => true);
  const meetings = await Promise.all(
    attended.map(({ meetingId }) => viewRow(db, overlay, Meeting, meetingId)),
  );
  return meetings.filter((meeting) => meeting?.areaId === areaId && meeting.type === 'workshop').length;
}
