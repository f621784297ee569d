// Reads firestore.rules and judges requests by it: as much of the language as this project uses, and an error for more.
import { readFileSync } from 'node:fs';

export type Operation = 'get' | 'list' | 'create' | 'update' | 'delete';

const GROUPS: Readonly<Record<string, readonly Operation[]>> = {
  read: ['get', 'list'],
  write: ['create', 'update', 'delete'],
};

type Allow = { readonly operations: ReadonlySet<string>; readonly isAllowed: boolean };
type Match = { readonly path: RegExp; readonly allows: readonly Allow[] };

/** The rules of a text; throws where it says something that is not understood. */
export function parseRules(text: string): readonly Match[] {
  const code = text.replace(/\/\/.*$/gm, '').replace(/^\s*rules_version = '2';/, '');
  const opening = /^\s*service cloud\.firestore \{\s*match \/databases\/\{database\}\/documents \{/.exec(
    code,
  );
  if (opening === null) throw new Error('these are no rules for Firestore');
  const matches: Match[] = [];
  let rest = code.slice(opening[0].length);
  const block = /^\s*match (\/\S+) \{([^{}]*)\}/;
  for (let found = block.exec(rest); found !== null; found = block.exec(rest)) {
    matches.push({ path: pathOf(found[1] ?? ''), allows: allowsOf(found[2] ?? '') });
    rest = rest.slice(found[0].length);
  }
  if (rest.replace(/\s/g, '') !== '}}') throw new Error(`not understood: ${rest.trim().slice(0, 80)}`);
  return matches;
}

function pathOf(pattern: string): RegExp {
  const parts = pattern
    .split('/')
    .slice(1)
    .map((part) => (/^\{\w+=\*\*\}$/.test(part) ? '.+' : /^\{\w+\}$/.test(part) ? '[^/]+' : part));
  return new RegExp(`^${parts.join('/')}$`);
}

function allowsOf(body: string): Allow[] {
  const allow = /^\s*allow ([a-z, ]+): if (true|false);/;
  const allows: Allow[] = [];
  let rest = body;
  for (let found = allow.exec(rest); found !== null; found = allow.exec(rest)) {
    const names = (found[1] ?? '').split(',').map((name) => name.trim());
    allows.push({
      operations: new Set(names.flatMap((name): readonly string[] => GROUPS[name] ?? [name])),
      isAllowed: found[2] === 'true',
    });
    rest = rest.slice(found[0].length);
  }
  if (rest.trim() !== '') throw new Error(`not understood: ${rest.trim().slice(0, 80)}`);
  return allows;
}

/** Whether a browser may do something to a document: it may where any rule that fits says so. */
export const mayBrowser = (rules: readonly Match[], operation: Operation, path: string): boolean =>
  rules.some(
    (match) =>
      match.path.test(path) &&
      match.allows.some(({ operations, isAllowed }) => isAllowed && operations.has(operation)),
  );

/** The same as a function, for a double that shall keep to a text of rules. */
export function mayByRules(text: string): (operation: Operation, path: string) => boolean {
  const rules = parseRules(text);
  return (operation, path) => mayBrowser(rules, operation, path);
}

/** By the rules that are deployed. */
export const deployedRules = () =>
  mayByRules(readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8'));
