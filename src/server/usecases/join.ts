// From a code on the wall to the meeting that it stands for.
import * as v from 'valibot';
import { Area } from '../../domain/area.ts';
import { JoinCode } from '../../domain/ids.ts';
import { keyOf } from '../../domain/kind.ts';
import { JoinCodeRow, Meeting } from '../../domain/meeting.ts';
import { Theme } from '../../domain/theme.ts';
import type { JoinAnswer } from '../../protocol/feed.ts';
import type { Storage } from '../ports.ts';
import type { Refusal } from './refusal.ts';

/** What people type: any case, with spaces or hyphens. */
const normalised = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

export async function join(storage: Storage, typed: string): Promise<JoinAnswer | Refusal> {
  const code = v.safeParse(JoinCode, normalised(typed));
  const [codeRow] = code.success ? await storage.rows([keyOf(JoinCodeRow, code.output)]) : [];
  if (codeRow === undefined) return { problem: 'no-such-code' };
  const { areaId, meetingId } = v.parse(JoinCodeRow.schema, codeRow);
  const [rows, themes] = await Promise.all([
    storage.rows([keyOf(Area, areaId), keyOf(Meeting, meetingId)]),
    storage.ofKind(Theme.name),
  ]);
  const meeting = rows.find((row) => row.kind === Meeting.name);
  if (meeting === undefined) return { problem: 'no-such-code' };
  if (v.parse(Meeting.schema, meeting).closedAt !== undefined) {
    return { problem: 'meeting-closed', areaId, meetingId };
  }
  return {
    areaId,
    meetingId,
    rows: [...rows, codeRow, ...themes.filter((theme) => theme.areaId === areaId)],
  };
}
