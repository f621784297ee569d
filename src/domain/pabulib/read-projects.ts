// The PROJECTS of a .pb file: ids and costs; everything else about them is for people.
import type { Problem, Row } from './cells.ts';
import { type Decimal, decimalOf } from './decimal.ts';
import { cellOf, type Table } from './sections.ts';

export type PabulibProject = { readonly id: string; readonly cost: Decimal };

export function readProjects(table: Table): readonly PabulibProject[] | Problem {
  const missing = lacks(table, ['project_id', 'cost']);
  if (missing !== undefined) return missing;
  const projects: PabulibProject[] = [];
  const ids = new Set<string>();
  for (const row of table.rows) {
    const { line } = row;
    if (isTooLong(table, row)) return { line, reason: 'the row has more cells than the header' };
    const id = cellOf(table, row, 'project_id') ?? '';
    if (id === '') return { line, reason: 'the project_id is missing' };
    if (ids.has(id)) return { line, reason: `there is a second project ${id}` };
    const cost = decimalOf(cellOf(table, row, 'cost') ?? '');
    if (cost === undefined || cost.whole < 0n) {
      return { line, reason: `the cost of project ${id} is not a number, or negative` };
    }
    ids.add(id);
    projects.push({ id, cost });
  }
  return projects;
}

export function lacks({ line, columns }: Table, needed: readonly string[]): Problem | undefined {
  const missing = needed.filter((name) => !columns.includes(name));
  return missing.length === 0 ? undefined : { line, reason: `the column ${missing.join(', ')} is missing` };
}

/** Filled cells beyond the header mean that a semicolon was not quoted: nobody knows which cell is which. */
export const isTooLong = ({ columns }: Table, { cells }: Row): boolean =>
  cells.slice(columns.length).some((cell) => cell !== '');
