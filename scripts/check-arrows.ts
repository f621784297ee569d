// Proves the import arrows of ARCHITECTURE.md: who may import whom, no cycles, no orphans. Type imports count. And that
// no file is too long to be one idea.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ARROWS, AWAITED, ENTRIES } from './arrows.ts';

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

const files = globSync('src/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$|\.d\.ts$/.test(file))
  .sort();
const problems: string[] = [];

/** What a file imports: paths from the root for its own files, names for packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return target.startsWith('.') ? normalize(join(dirname(file), target.replace(/\?.*$/, ''))) : target;
  });
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

for (const [file, targets] of graph) {
  const rule = ARROWS.find((arrow) => arrow.from.test(file));
  if (rule === undefined) {
    problems.push(`${file}: no arrow speaks of this place`);
    continue;
  }
  const own = rule.from.exec(file)?.[1];
  for (const target of targets) {
    if (/\.(css|json)$/.test(target)) continue;
    if (target.startsWith('src/') && !existsSync(target))
      problems.push(`${file} → ${target}: does not exist`);
    const mayImport =
      rule.to.some((allowed) => allowed.test(target)) ||
      (own !== undefined && target.startsWith(`${rule.home}${own}/`));
    if (!mayImport) problems.push(`${file} → ${target}: not an arrow of ${rule.name}`);
  }
}

const imported = new Set([...graph.values()].flat());
const alone = files.filter((file) => !imported.has(file) && !ENTRIES.has(file));
for (const file of alone) if (!AWAITED.has(file)) problems.push(`${file}: nobody imports it`);
for (const file of AWAITED) if (!alone.includes(file)) problems.push(`${file}: is no longer awaited`);

/** Depth first; a file met again on the way down closes a cycle. */
function findCycles(): void {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      problems.push(`cycle: ${[...way.slice(way.indexOf(file)), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const target of graph.get(file) ?? []) walk(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
}
findCycles();

const LONGEST = 300;
for (const file of globSync('{src,tests,scripts,bench}/**/*.{ts,tsx,css}')) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
  if (lines > LONGEST) problems.push(`${file}: ${lines} lines, more than ${LONGEST}`);
}

for (const problem of problems) console.error(problem);
console.log(
  `${files.length} files, ${[...graph.values()].flat().length} imports, ${problems.length} problems`,
);
process.exitCode = files.length > 0 && problems.length === 0 ? 0 : 1;
