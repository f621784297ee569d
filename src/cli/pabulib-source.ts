// Ideas from a Pabulib file of a participatory-budgeting election: its projects, their categories and coordinates.
import * as v from 'valibot';
import { isTooLong } from '../domain/pabulib/read-projects.ts';
import { cellOf, metaOf, sectionsOf } from '../domain/pabulib/sections.ts';
import { LIMITS } from '../domain/text.ts';
import type { BadRow, Source, SourceIdea } from './source-idea.ts';

const Degrees = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number), v.finite());

export function pabulibSource(text: string): Source {
  const sections = sectionsOf(text);
  if ('reason' in sections) return { why: `line ${sections.line}: ${sections.reason}` };
  const [election, projects] = [sections.tables.get('META'), sections.tables.get('PROJECTS')];
  if (election === undefined || projects === undefined) {
    return { why: 'this is no Pabulib file: META and PROJECTS are missing' };
  }
  const { columns } = projects;
  if (!columns.includes('project_id') || !columns.includes('name')) {
    return { why: 'the projects have no columns project_id and name' };
  }
  const facts = metaOf(election);
  const source = ['country', 'unit', 'subunit', 'instance'].map((key) => facts.get(key)?.value ?? '');
  const place = facts.get('district')?.value ?? facts.get('unit')?.value;
  const bad: BadRow[] = [];
  const ideas = projects.rows.flatMap((row): SourceIdea[] => {
    const { line } = row;
    if (isTooLong(projects, row)) {
      bad.push({ line, reason: 'the row has more cells than the header' });
      return [];
    }
    const of = (name: string): string | undefined => cellOf(projects, row, name) || undefined;
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
        place: placeOf(of, place),
      },
    ];
  });
  return { ideas, bad };
}

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
const themeOf = (category: string | undefined): string | undefined =>
  category?.split(/,(?! )/)[0]?.trim() || undefined;

function placeOf(of: (name: string) => string | undefined, name: string | undefined): SourceIdea['place'] {
  const lat = v.safeParse(Degrees, of('latitude'));
  const lon = v.safeParse(Degrees, of('longitude'));
  if (!lat.success || !lon.success) return undefined;
  const shown = name ?? `${lat.output}, ${lon.output}`;
  return { name: shown.slice(0, LIMITS.place), lat: lat.output, lon: lon.output };
}
