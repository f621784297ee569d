// Ideas from a Pabulib file of a participatory-budgeting election: its projects, their categories and coordinates.
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { LIMITS } from '../domain/text.ts';
import type { BadRow, Source, SourceIdea } from './source-idea.ts';

const Parsed = v.array(v.object({ record: v.array(v.string()), info: v.looseObject({ lines: v.number() }) }));
const Degrees = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number), v.finite());

export function pabulibSource(text: string): Source {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const at = (name: string): number => lines.findIndex((line) => line.trim() === name);
  const [meta, projects, votes] = [at('META'), at('PROJECTS'), at('VOTES')];
  if (meta < 0 || projects < meta) return { why: 'this is no Pabulib file: META and PROJECTS are missing' };
  const election = recordsOf(lines.slice(meta + 1, projects));
  const facts = new Map(election.map(({ record: [key = '', value = ''] }) => [key, value]));
  const [head, ...rows] = recordsOf(lines.slice(projects + 1, votes < projects ? undefined : votes));
  const columns = head?.record ?? [];
  if (!columns.includes('project_id') || !columns.includes('name')) {
    return { why: 'the projects have no columns project_id and name' };
  }
  const source = ['country', 'unit', 'subunit', 'instance'].map((key) => facts.get(key) ?? '');
  const bad: BadRow[] = [];
  const ideas = rows.flatMap(({ record, info }): SourceIdea[] => {
    const line = projects + 1 + info.lines;
    const of = (name: string): string | undefined => record[columns.indexOf(name)]?.trim() || undefined;
    const [id, name] = [of('project_id'), of('name')];
    if (id === undefined || name === undefined) {
      bad.push({ line, reason: `the project has no ${id === undefined ? 'project_id' : 'name'}` });
      return [];
    }
    return [
      {
        line,
        identity: [...source, id],
        ...written(name, of('description')),
        theme: themeOf(of('category')),
        authorName: shortEnough(of('proposer')),
        place: placeOf(of, facts),
      },
    ];
  });
  return { ideas, bad };
}

const recordsOf = (lines: readonly string[]) =>
  v.parse(
    Parsed,
    parse(lines.join('\n'), {
      delimiter: ';',
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  );

/** A name that is too long for a title stands in full at the beginning of the text. */
function written(name: string, description: string | undefined): Pick<SourceIdea, 'title' | 'text'> {
  if (name.length <= LIMITS.title) return { title: name, text: description };
  const title = `${name.slice(0, LIMITS.title - 1).trimEnd()}…`;
  return { title, text: description === undefined ? name : `${name}\n\n${description}` };
}

/** Who proposed it, where that is a name and not a list of organisations. */
const shortEnough = (name: string | undefined): string | undefined =>
  name === undefined || name.length > LIMITS.name ? undefined : name;

/** The first category; a comma followed by a space belongs to a name. */
const themeOf = (category: string | undefined): string | undefined => category?.split(/,(?! )/)[0]?.trim();

function placeOf(
  of: (name: string) => string | undefined,
  facts: ReadonlyMap<string, string>,
): SourceIdea['place'] {
  const lat = v.safeParse(Degrees, of('latitude'));
  const lon = v.safeParse(Degrees, of('longitude'));
  if (!lat.success || !lon.success) return undefined;
  const name = facts.get('district') ?? facts.get('unit') ?? `${lat.output}, ${lon.output}`;
  return { name: name.slice(0, LIMITS.place), lat: lat.output, lon: lon.output };
}
