// What a server really has, asked by plain requests: the truth that phones are compared with.
import * as v from 'valibot';
import { Comment } from '../../src/domain/comment.ts';
import { Idea } from '../../src/domain/idea.ts';
import type { Kind, RowOf } from '../../src/domain/kind.ts';
import { Result } from '../../src/domain/result.ts';
import { Round } from '../../src/domain/round.ts';
import { Tally } from '../../src/domain/tally-row.ts';
import { AreaList, ChangesPage, JoinAnswer } from '../../src/protocol/feed.ts';

const get = async <S extends v.GenericSchema>(schema: S, url: string): Promise<v.InferOutput<S>> => {
  const answer = await fetch(url, { cache: 'no-store' });
  return v.parse(schema, await answer.json());
};

/** Every row of an area as the server has it now. */
export async function areaRows(origin: string, areaId: string): Promise<ChangesPage['rows']> {
  const rows: ChangesPage['rows'] = [];
  for (let since = ''; ; ) {
    const page = await get(ChangesPage, `${origin}/v1/areas/${areaId}/changes?limit=500${since}`);
    rows.push(...page.rows);
    if (!page.more) return rows;
    since = `&since=${page.next}`;
  }
}

const living = async <K extends Kind>(origin: string, areaId: string, kind: K): Promise<RowOf<K>[]> => {
  const rows = await areaRows(origin, areaId);
  return rows
    .filter((row) => row.kind === kind.name && row.del !== true)
    .map((row) => v.parse(kind.schema, row));
};

export const ideasOf = (origin: string, areaId: string): Promise<Idea[]> => living(origin, areaId, Idea);
export const commentsOf = (origin: string, areaId: string): Promise<Comment[]> =>
  living(origin, areaId, Comment);
export const talliesOf = (origin: string, areaId: string): Promise<Tally[]> => living(origin, areaId, Tally);
export const roundsOf = (origin: string, areaId: string): Promise<Round[]> => living(origin, areaId, Round);

export const resultsOf = (origin: string, areaId: string): Promise<Result[]> =>
  living(origin, areaId, Result);

/** The titles of an area's ideas that start with a mark, sorted. */
export const titlesWith = async (origin: string, areaId: string, mark: string): Promise<string[]> =>
  (await ideasOf(origin, areaId))
    .map((idea) => idea.title)
    .filter((title) => title.startsWith(mark))
    .sort();

/** The only area, or the first. */
export async function firstArea(origin: string): Promise<string> {
  const [area] = (await get(AreaList, `${origin}/v1/areas`)).areas;
  if (area === undefined) throw new Error('the server has no area');
  return area.id;
}

/** Where a join code leads. */
export const joined = (origin: string, code: string): Promise<JoinAnswer> =>
  get(JoinAnswer, `${origin}/v1/join/${code}`);
