// A small scene for named tests of rules: one area, a host, and people who do one thing after another.
import * as v from 'valibot';
import { Command } from '../../src/domain/command.ts';
import { AreaId, MemberId, SITE, uuidv7 } from '../../src/domain/ids.ts';
import type { Kind, RowOf } from '../../src/domain/kind.ts';
import { meStream } from '../../src/domain/kind.ts';
import { roleId } from '../../src/domain/role.ts';
import type { Decision } from '../../src/domain/rule.ts';
import { RuleRows } from './rule-rows.ts';

const START = Date.parse('2026-11-21T16:00:00.000Z');

/** An id that a number stands for. */
export const idOf = (number: number): string =>
  uuidv7(
    START,
    Uint8Array.from({ length: 16 }, (_, index) => (index < 14 ? 0 : number >> (8 * (15 - index)))),
  );

export const HERE = v.parse(AreaId, idOf(1));
export const THERE = v.parse(AreaId, idOf(2));
export const HOST = v.parse(MemberId, idOf(10));
export const ANNA = v.parse(MemberId, idOf(11));
export const BENGT = v.parse(MemberId, idOf(12));

export class Scene {
  readonly rows = new RuleRows();
  private done = 0;

  constructor() {
    const since = new Date(START).toISOString();
    const id = roleId(SITE, HOST);
    const row = { kind: 'role', id, scope: SITE, memberId: HOST, role: 'host', since };
    this.rows.write([{ stream: meStream(HOST), kind: 'role', id, row }]);
    for (const area of [HERE, THERE]) this.does(HOST, 'area.create', { name: { fi: 'Alue' } }, area);
  }

  /** One command, judged as the server would and written if it is accepted. Each is a minute after the last. */
  does(member: MemberId, type: string, args: Record<string, unknown>, areaId: string = HERE): Decision {
    this.done += 1;
    const now = new Date(START + this.done * 60_000).toISOString();
    const id = idOf(1000 + this.done);
    const command = v.parse(Command, { type, v: 1, areaId, args, id, seq: 1, at: now });
    const decision = this.rows.judge(command, { member, scope: command.areaId, lane: 0, now, at: now }, true);
    if (decision.verdict === 'ok') this.rows.write(decision.changes);
    return decision;
  }

  /** The row as it stands; undefined where it is none or removed. */
  row<K extends Kind>(kind: K, id: string): RowOf<K> | undefined {
    const value = this.rows.kept.get(`${kind.name}/${id}`)?.value;
    return value === undefined || value === null ? undefined : v.parse(kind.schema, value);
  }

  /** Everything that everybody may read, as text. */
  publicText(): string {
    return JSON.stringify(this.rows.living().filter((row) => row.stream.startsWith('area/')));
  }
}
