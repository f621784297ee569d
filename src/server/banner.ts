// What the terminal shows at the start: where the app is, how to become host, how to join.
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';
import * as v from 'valibot';
import { Meeting } from '../domain/meeting.ts';
import { standingOf } from '../domain/meeting-standing.ts';
import type { Storage } from './ports.ts';

/** Addresses of this server as phones can reach it, the best one first. */
export function addresses(origin: string | undefined, port: number): [string, ...string[]] {
  const local = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter((found) => found.family === 'IPv4' && !found.internal)
    .map((found) => `http://${found.address}:${port}`);
  const all = [...(origin === undefined ? [] : [origin]), ...local];
  return [
    all[0] ?? `http://localhost:${port}`,
    ...all.slice(1),
    ...(all.length > 0 ? [`http://localhost:${port}`] : []),
  ];
}

/** The code of the newest meeting that is going on, else of the newest to come. */
export async function openCode(storage: Storage, now: Date): Promise<string | undefined> {
  const meetings = (await storage.ofKind(Meeting.name)).map((row) => v.parse(Meeting.schema, row));
  const open = meetings.filter((meeting) => meeting.closedAt === undefined);
  const isOn = (meeting: Meeting): boolean => standingOf(meeting, now.getTime()) === 'now';
  const newest = open.sort((a, b) => b.openedAt.localeCompare(a.openedAt));
  return (newest.find(isOn) ?? newest[0])?.code;
}

export function banner(
  reachable: readonly [string, ...string[]],
  hostSecret: string | undefined,
  code: string | undefined,
  isBuilt: boolean,
): string {
  const [best] = reachable;
  const joinLink = code === undefined ? best : `${best}/j/${code}`;
  const lines = [
    '',
    'Kehrä is running.',
    ...reachable.map((address) => `  ${address}`),
    ...(isBuilt ? [] : ['  The app is not built yet: run "npm run build", then start again.']),
    ...(hostSecret === undefined ? [] : ['', 'Become host (works once):', `  ${best}/invite/${hostSecret}`]),
    '',
    code === undefined ? 'Open it on a phone:' : `Join the meeting ${code}:`,
    `  ${joinLink}`,
    '',
    renderUnicodeCompact(joinLink, { border: 2 }),
    '',
  ];
  return lines.join('\n');
}
