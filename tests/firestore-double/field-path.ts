// Paths to fields: `a.b`, with backticks where a name is no plain word; reading and writing along them.
import { invalid } from './problem.ts';
import type { Fields, Value } from './wire.ts';

const PART = /^(?:`((?:[^`\\]|\\.)*)`|([^.`]+))(?:\.|$)/;

/** The names that a path is made of. */
export function partsOf(path: string): readonly string[] {
  const parts: string[] = [];
  for (let rest = path; rest !== ''; ) {
    const found = PART.exec(rest);
    if (found === null) throw invalid(`Invalid property path "${path}".`);
    parts.push(found[1]?.replace(/\\(.)/g, '$1') ?? found[2] ?? '');
    rest = rest.slice(found[0].length);
  }
  if (parts.length === 0 || path.endsWith('.')) throw invalid(`Invalid property path "${path}".`);
  return parts;
}

export function readField(fields: Fields, parts: readonly string[]): Value | undefined {
  const [first, ...rest] = parts;
  const value = first === undefined || !Object.hasOwn(fields, first) ? undefined : fields[first];
  if (rest.length === 0 || value === undefined) return value;
  return value.mapValue === undefined ? undefined : readField(value.mapValue.fields ?? {}, rest);
}

/** The fields with one of them set, or (`undefined`) without it. */
export function withField(fields: Fields, parts: readonly string[], value: Value | undefined): Fields {
  const [first, ...rest] = parts;
  if (first === undefined) return fields;
  if (rest.length > 0) {
    const inner = Object.hasOwn(fields, first) ? fields[first]?.mapValue?.fields : undefined;
    if (inner === undefined && value === undefined) return fields;
    return { ...fields, [first]: { mapValue: { fields: withField(inner ?? {}, rest, value) } } };
  }
  if (value !== undefined) return { ...fields, [first]: value };
  const { [first]: _, ...others } = fields;
  return others;
}

/** Only what the mask names. */
export const masked = (fields: Fields, paths: readonly string[]): Fields =>
  paths.map(partsOf).reduce<Fields>((kept, parts) => {
    const value = readField(fields, parts);
    return value === undefined ? kept : withField(kept, parts, value);
  }, {});
