// What the machine said no to, as one line: a folder instead of a file, no right to it, no room.
import * as v from 'valibot';
import { failed, type Outcome, unusable } from './outcome.ts';

const SystemError = v.object({ code: v.string(), path: v.optional(v.string()) });

/** The file that was given is of no use. */
const NO_FILE: Readonly<Record<string, string>> = {
  EISDIR: 'a folder was given where a file is needed',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a file was given where a folder is needed',
};
const NOT_NOW: Readonly<Record<string, string>> = {
  EACCES: 'this user has no right to it',
  EPERM: 'this user has no right to it',
  EROFS: 'nothing can be written there',
  ENOSPC: 'there is no room left on the disk',
  EDQUOT: 'there is no room left on the disk',
};

/** What a command ends with that threw. */
export function troubleOf(error: unknown): Outcome {
  const { code = '', path } = v.is(SystemError, error) ? error : {};
  const where = path === undefined ? '' : `${path}: `;
  const noFile = NO_FILE[code];
  if (noFile !== undefined) return unusable(where + noFile);
  const said = error instanceof Error ? error.message : String(error);
  const why = NOT_NOW[code] === undefined ? said : where + NOT_NOW[code];
  return failed(`It failed: ${why.replaceAll(/\s*\n\s*/g, ' ')}`);
}
