// From a code on the wall to the meeting that it stands for.
import * as v from 'valibot';
import { Area } from '../../domain/area.ts';
import { Idea } from '../../domain/idea.ts';
import { type AreaId, JoinCode } from '../../domain/ids.ts';
import { keyOf } from '../../domain/kind.ts';
import { JoinCodeRow, Meeting } from '../../domain/meeting.ts';
import { Round } from '../../domain/round.ts';
import { Theme } from '../../domain/theme.ts';
import type { JoinAnswer, WireRow } from '../../protocol/feed.ts';
import type { Storage } from '../ports.ts';
import type { Refusal } from './refusal.ts';

/** What people type: any case, with spaces or hyphens. */
const normalised = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/** What a join code, or the id of a meeting, an idea or a round in a shared address, leads to. */
export async function join(storage: Storage, typed: string): Promise<JoinAnswer | Refusal> {
  const code = v.safeParse(JoinCode, normalised(typed));
  if (!code.success) return byAddress(storage, typed);
  const [codeRow] = await storage.rows([keyOf(JoinCodeRow, code.output)]);
  if (codeRow === undefined) return { problem: 'no-such-code' };
  const { areaId, meetingId } = v.parse(JoinCodeRow.schema, codeRow);
  const [row] = await storage.rows([keyOf(Meeting, meetingId)]);
  if (row === undefined) return { problem: 'no-such-code' };
  if (v.parse(Meeting.schema, row).closedAt !== undefined)
    return { problem: 'meeting-closed', areaId, meetingId };
  return { areaId, meetingId, rows: [...(await areaRows(storage, areaId)), row, codeRow] };
}

/** The area of what somebody shared the address of; a closed meeting has its record there. */
async function byAddress(storage: Storage, id: string): Promise<JoinAnswer | Refusal> {
  const rows = await storage.rows([
    { kind: Meeting.name, id },
    { kind: Idea.name, id },
    { kind: Round.name, id },
  ]);
  const [row] = rows;
  if (row === undefined) return { problem: 'no-such-code' };
  const { areaId } = v.parse(v.union([Meeting.schema, Idea.schema, Round.schema]), row);
  return {
    areaId,
    meetingId: row.kind === Meeting.name ? row.id : undefined,
    rows: [...(await areaRows(storage, areaId)), row],
  };
}

/** The area and its themes, so that the first screen has its words before the snapshot. */
async function areaRows(storage: Storage, areaId: AreaId): Promise<readonly WireRow[]> {
  const [area, themes] = await Promise.all([storage.rows([keyOf(Area, areaId)]), storage.ofKind(Theme.name)]);
  return [...area, ...themes.filter((theme) => theme.areaId === areaId)];
}
