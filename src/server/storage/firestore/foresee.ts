// Notes what a batch will read before it is judged, so that many commands wait together for a few calls.
import { ACCESS } from '../../../domain/access.ts';
import { type Command, judge } from '../../../domain/command.ts';
import { WHOLE_BOOK } from '../../../domain/every-rule.ts';
import type { MemberId } from '../../../domain/ids.ts';
import type { Change, LoadedRow } from '../../../domain/kind.ts';
import { rowsOver } from '../../../domain/kind.ts';
import { linkedTo, MemberLink } from '../../../domain/phone-link.ts';
import { actOf, writesOf } from '../../judging/judge-batch.ts';
import type { Tables } from '../../judging/tables.ts';
import type { Batch, Bind } from '../../ports.ts';
import type { Desk } from './desk.ts';
import { laneFor } from './desk-tables.ts';
import { commandDocId, headDocId, rowDocId, verdictDocId } from './documents.ts';
import { NotRead } from './sheet.ts';

export function foreseeBatch(desk: Desk, tables: Tables, batch: Batch): void {
  const { client, member, commands } = batch;
  for (const { id } of commands) desk.commands.want(commandDocId(member, id));
  if (!desk.clients.want(client)) return;
  const last = desk.clients.get(client)?.last ?? 0;
  for (const command of commands) {
    if (command.seq <= last) desk.verdicts.want(verdictDocId(client, command.seq));
    else foreseeCommand(desk, tables, batch, command);
  }
}

function foreseeCommand(desk: Desk, tables: Tables, batch: Batch, command: Command): void {
  try {
    const loaded: LoadedRow[] = [];
    const act = actOf(tables, batch, command);
    const judging = judge(WHOLE_BOOK, command, act, rowsOver([], true), ACCESS);
    let step = judging.next();
    while (!step.done) {
      // All of them are noted before the first that is missing ends the attempt.
      for (const need of step.value)
        if ('id' in need) desk.rows.want(rowDocId(need.kind, need.id));
        else desk.wantPrefix(need);
      loaded.push(...tables.rows.load(step.value));
      step = judging.next(rowsOver(loaded, true));
    }
    foreseeChanges(desk, writesOf(step.value, command, act), act.lane);
  } catch (error) {
    // A rule that throws will throw again when the command is judged.
    if (!(error instanceof NotRead)) return;
  }
}

/** The rows that will be written, and the heads that count them. */
export function foreseeChanges(desk: Desk, changes: readonly Change[], lane: number): void {
  for (const { kind, id, stream } of changes) {
    const docId = rowDocId(kind, id);
    if (!desk.rows.want(docId)) continue;
    desk.heads.want(headDocId(stream, laneFor(stream, desk.rows.get(docId), lane)));
  }
}

export function foreseeBind(desk: Desk, bind: Bind): void {
  const clients = [bind.client, ...(bind.link === undefined ? [] : [bind.link.client])];
  const members = clients.map((client) =>
    desk.clients.want(client) ? desk.clients.get(client)?.member : undefined,
  );
  if (bind.session !== undefined && desk.sessions.want(bind.session))
    members.push(desk.sessions.get(bind.session)?.member);
  for (const member of members) if (member !== undefined) foreseeLinks(desk, member);
  desk.sessions.want(bind.newSession);
  desk.rows.want(rowDocId('member', bind.newMember));
  desk.heads.want(headDocId(`me/${bind.newMember}`, 0));
}

/** Whom a member was linked to, and that one. */
function foreseeLinks(desk: Desk, member: MemberId): void {
  const docId = rowDocId(MemberLink.name, member);
  const body = desk.rows.want(docId) ? desk.rows.get(docId)?.body : undefined;
  if (body !== undefined && body !== null) foreseeLinks(desk, linkedTo(body));
}
