// kehra import roster: brings in members of an area's Kehrä from a CSV file; twice adds nothing, good rows go in.
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { AreaId } from '../domain/ids.ts';
import { keyOf } from '../domain/kind.ts';
import { SeatFile } from '../domain/seat.ts';
import type { Storage } from '../server/ports.ts';
import { areaExists } from '../server/usecases/read-changes.ts';
import { type Actor, systemActor } from '../server/usecases/system-member.ts';
import { idFrom } from './content-id.ts';
import { done, failed, type Outcome, unusable } from './outcome.ts';
import { type RosterRow, rosterSource } from './roster-source.ts';
import type { BadRow } from './source-idea.ts';
import { textOf } from './utf8.ts';

const BATCH = 100;

export async function importRoster(
  storage: Storage,
  file: string | undefined,
  area: string | undefined,
): Promise<Outcome> {
  const areaId = v.safeParse(AreaId, area);
  if (file === undefined || !areaId.success) return unusable('usage: import roster FILE --area ID');
  if (!existsSync(file)) return unusable(`${file}: there is no such file`);
  const text = textOf(readFileSync(file));
  if (typeof text !== 'string') return unusable(`${file}: line ${text.line}: the text is not UTF-8`);
  const source = rosterSource(text);
  if ('why' in source) return unusable(`${file}: ${source.why}`);
  if (!(await areaExists(storage, areaId.output))) return failed(`There is no area ${areaId.output}.`);
  const now = new Date();
  const act = await systemActor(storage, now);
  const { added, refused } = await bringIn(storage, act, areaId.output, source.rows, now);
  const bad = [...source.bad, ...refused].sort((a, b) => a.line - b.line);
  const known = source.rows.length - refused.length - added;
  const lines = [
    ...bad.map(({ line, reason }) => `line ${line}: ${reason}`),
    `${added} added, ${known} there already, ${bad.length} bad`,
  ];
  return bad.length > 0 ? failed(...lines) : done(...lines);
}

/** Each row through the same rule as an admin's form. */
async function bringIn(
  storage: Storage,
  act: Actor,
  areaId: AreaId,
  rows: readonly RosterRow[],
  now: Date,
): Promise<{ added: number; refused: BadRow[] }> {
  const planned = rows.map(({ line, ...member }) => {
    const seatId = idFrom('seat', areaId, member.name.toLowerCase(), member.side);
    return { line, seatId, args: { seatId, ...member } };
  });
  const count = async (): Promise<number> =>
    (await storage.rows(planned.map(({ seatId }) => keyOf(SeatFile, seatId)))).length;
  const before = await count();
  const refused: BadRow[] = [];
  for (let start = 0; start < planned.length; start += BATCH) {
    const part = planned.slice(start, start + BATCH);
    const verdicts = await act(
      part.map(({ args }) => ({ areaId, type: 'seat.add', args })),
      now,
    );
    verdicts.forEach((verdict, index) => {
      if (verdict.verdict !== 'rejected') return;
      const field = verdict.field === undefined ? '' : `${verdict.field}: `;
      refused.push({ line: part[index]?.line ?? 0, reason: `${field}${verdict.code.replaceAll('-', ' ')}` });
    });
  }
  return { added: (await count()) - before, refused };
}
