// Everything as files of a folder: one line of JSON for each thing.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Kept, MovedClient, MovedRow, MovedSession, MovedVerdict } from './kept.ts';

const FORMAT = 1;
const About = v.object({ format: v.literal(FORMAT), exportedAt: v.string() });

const about = 'kehra.json';
const lines = (things: readonly unknown[]): string =>
  things.map((thing) => `${JSON.stringify(thing)}\n`).join('');

/** Writes all into a folder that is new or empty. False where it is neither. */
export function writeMoved(folder: string, kept: Kept, exportedAt: string): boolean {
  if (existsSync(folder) && readdirSync(folder).length > 0) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Hashes of secrets and, in open rounds, ballots: for the owner only.
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text, { mode: 0o600 });
  write('rows.jsonl', lines(kept.rows));
  write('clients.jsonl', lines(kept.clients));
  write('sessions.jsonl', lines(kept.sessions));
  write('verdicts.jsonl', lines(kept.verdicts));
  // Last: a folder without it is not whole.
  write(about, JSON.stringify({ format: FORMAT, exportedAt }));
  return true;
}

/** What lies in a folder, or why it cannot be used. */
export function readMoved(folder: string): Kept | { readonly why: string } {
  if (!existsSync(join(folder, about)))
    return { why: `${folder} holds no whole export (${about} is missing)` };
  try {
    v.parse(About, JSON.parse(readFileSync(join(folder, about), 'utf8')));
    const read = <S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S>[] =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line === '' ? [] : [thingIn(schema, line, `${name}, line ${index + 1}`)]));
    return {
      rows: read('rows.jsonl', MovedRow),
      clients: read('clients.jsonl', MovedClient),
      sessions: read('sessions.jsonl', MovedSession),
      verdicts: read('verdicts.jsonl', MovedVerdict),
    };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

function thingIn<S extends v.GenericSchema>(schema: S, line: string, where: string): v.InferOutput<S> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), line);
  if (!parsed.success) throw new Error(`${where} is not what an export holds`);
  return parsed.output;
}
