// kehra import ideas: brings in ideas from a file through the same rules as everybody's; twice adds nothing.
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { Idea } from '../domain/idea.ts';
import { AreaId } from '../domain/ids.ts';
import { keyOf } from '../domain/kind.ts';
import { LANGUAGES, LIMITS } from '../domain/text.ts';
import { Theme } from '../domain/theme.ts';
import type { Verdict } from '../protocol/exchange.ts';
import type { Storage } from '../server/ports.ts';
import { areaExists } from '../server/usecases/read-changes.ts';
import { type Actor, systemActor } from '../server/usecases/system-member.ts';
import { idFrom } from './content-id.ts';
import { csvSource } from './csv-source.ts';
import { onceEach } from './once-each.ts';
import { done, failed, type Outcome, unusable } from './outcome.ts';
import { pabulibSource } from './pabulib-source.ts';
import type { BadRow, Source, SourceIdea } from './source-idea.ts';
import { textOf } from './utf8.ts';

const BATCH = 100;
const THREADS = 8;

export async function importIdeas(
  storage: Storage,
  file: string | undefined,
  area: string | undefined,
): Promise<Outcome> {
  const areaId = v.safeParse(AreaId, area);
  if (file === undefined || !areaId.success) return unusable('usage: import ideas FILE --area ID');
  const source = onceEach(sourceOf(file));
  if ('why' in source) return unusable(`${file}: ${source.why}`);
  if (!(await areaExists(storage, areaId.output))) return failed(`There is no area ${areaId.output}.`);
  const now = new Date();
  const act = await systemActor(storage, now);
  const { ids, without } = await themesFor(storage, act, areaId.output, source.ideas, now);
  const { added, known, refused } = await bringIn(storage, act, areaId.output, source.ideas, ids, now);
  const bad = [...source.bad, ...refused];
  const told = [...bad, ...without].sort((a, b) => a.line - b.line);
  const lines = [
    ...told.map(({ line, reason }) => `line ${line}: ${reason}`),
    `${added} added, ${known} there already, ${bad.length} bad`,
  ];
  return told.length > 0 ? failed(...lines) : done(...lines);
}

function sourceOf(file: string): Source {
  if (!existsSync(file)) return { why: 'there is no such file' };
  const text = textOf(readFileSync(file));
  if (typeof text !== 'string') return { why: `line ${text.line}: the text is not UTF-8` };
  return file.toLowerCase().endsWith('.pb') ? pabulibSource(text) : csvSource(text);
}

/**
 * The id of each theme that the file names; those that the area lacks are made. A theme that is refused is told where the
 * file names it first.
 */
async function themesFor(
  storage: Storage,
  act: Actor,
  areaId: AreaId,
  ideas: readonly SourceIdea[],
  now: Date,
): Promise<{ ids: ReadonlyMap<string, string>; without: BadRow[] }> {
  const rows = (await storage.ofKind(Theme.name)).map((row) => v.parse(Theme.schema, row));
  const own = rows.filter((theme) => theme.areaId === areaId);
  const ids = new Map<string, string>();
  for (const { id, name } of own) {
    for (const language of LANGUAGES) {
      const word = name[language];
      if (word !== undefined) ids.set(word.toLowerCase(), id);
    }
  }
  const wanted = new Map(
    ideas.flatMap(({ theme }) => (theme === undefined ? [] : [[theme.toLowerCase(), theme]])),
  );
  const without: BadRow[] = [];
  const missing = [...wanted].filter(([key]) => !ids.has(key));
  for (const [index, [key, name]] of missing.entries()) {
    const themeId = idFrom('theme', areaId, key);
    const args = { themeId, name: { fi: shortened(name) }, thread: ((own.length + index) % THREADS) + 1 };
    const [verdict] = await act([{ areaId, type: 'theme.set', args }], now);
    if (verdict?.verdict !== 'rejected') {
      ids.set(key, themeId);
      continue;
    }
    const line = ideas.find(({ theme }) => theme?.toLowerCase() === key)?.line ?? 0;
    without.push({ line, reason: `the theme "${name}": ${whyOf(verdict)}; its ideas stand without a theme` });
  }
  return { ids, without };
}

/** A category's name may be a whole sentence; its ideas should not lose their theme for that. */
const shortened = (name: string): string =>
  name.length <= LIMITS.localName ? name : `${name.slice(0, LIMITS.localName - 1).trimEnd()}…`;

type Refused = Extract<Verdict, { verdict: 'rejected' }>;
const whyOf = ({ field, code }: Refused): string =>
  `${field === undefined ? '' : `${field}: `}${code.replaceAll('-', ' ')}`;

async function bringIn(
  storage: Storage,
  act: Actor,
  areaId: AreaId,
  ideas: readonly SourceIdea[],
  themes: ReadonlyMap<string, string>,
  now: Date,
): Promise<{ added: number; known: number; refused: BadRow[] }> {
  const planned = ideas.map(({ line, identity, theme, ...written }) => {
    const ideaId = idFrom('idea', areaId, ...identity);
    const themeId = theme === undefined ? undefined : themes.get(theme.toLowerCase());
    return { line, ideaId, args: { ideaId, themeId, ...written } };
  });
  const count = async (): Promise<number> => {
    const ids = new Set(planned.map(({ ideaId }) => ideaId));
    return (await storage.rows([...ids].map((id) => keyOf(Idea, id)))).length;
  };
  const before = await count();
  const refused: BadRow[] = [];
  for (let start = 0; start < planned.length; start += BATCH) {
    const part = planned.slice(start, start + BATCH);
    const verdicts = await act(
      part.map(({ args }) => ({ areaId, type: 'idea.import', args })),
      now,
    );
    verdicts.forEach((verdict, index) => {
      if (verdict.verdict !== 'rejected') return;
      refused.push({ line: part[index]?.line ?? 0, reason: whyOf(verdict) });
    });
  }
  const added = (await count()) - before;
  return { added, known: planned.length - refused.length - added, refused };
}
