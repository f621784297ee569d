// The order in which a new phone gets an area: first what holds it together, then what is talked about now.
import * as v from 'valibot';
import type { WireRow } from '../../protocol/feed.ts';

/** A tally of its own here is a meeting's. */
const STRUCTURE = ['area', 'theme', 'meeting', 'joinCode', 'tally'];

const Subject = v.looseObject({ subject: v.string() });
const subjectOf = (row: WireRow): string => (v.is(Subject, row) ? row.subject : '');

/** Structure, then ideas hottest first with their tallies, then all else newest first. */
export function snapshotOrder(rows: readonly WireRow[]): WireRow[] {
  const tallies = new Map<string, WireRow[]>();
  const ideas: WireRow[] = [];
  const rest: WireRow[] = [];
  const structure: WireRow[] = [];
  const ideaIds = new Set(rows.filter((row) => row.kind === 'idea').map((row) => row.id));
  for (const row of rows) {
    const subject = row.kind === 'tally' ? subjectOf(row) : '';
    if (row.kind === 'idea') ideas.push(row);
    else if (ideaIds.has(subject)) tallies.set(subject, [...(tallies.get(subject) ?? []), row]);
    else if (STRUCTURE.includes(row.kind)) structure.push(row);
    else rest.push(row);
  }
  const heat = (idea: WireRow): number =>
    Math.max(idea.rv, ...(tallies.get(idea.id) ?? []).map((tally) => tally.rv));
  const hottest = ideas.map((idea) => ({ idea, heat: heat(idea) })).sort((a, b) => b.heat - a.heat);
  return [
    ...structure.sort((a, b) => rank(a) - rank(b) || a.rv - b.rv),
    ...hottest.flatMap(({ idea }) => [idea, ...(tallies.get(idea.id) ?? [])]),
    ...rest.sort((a, b) => b.rv - a.rv),
  ];
}

const rank = (row: WireRow): number => STRUCTURE.indexOf(row.kind);
