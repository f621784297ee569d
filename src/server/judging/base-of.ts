// What an edit began from, as a revision.

import type { Command } from '../../domain/command.ts';
import { Idea } from '../../domain/idea.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Verdicts } from './tables.ts';

/** No row has it: who began from what we do not know, or refused, began from something else than what is there. */
const NEVER = 0;

/** Where she began over a command of hers that still waited, the revision that it gave the idea. */
export function baseOf(verdicts: Verdicts, member: MemberId, { base }: Command): number | undefined {
  if (typeof base !== 'string') return base;
  const touched = verdicts.findElsewhere(member, base)?.keys ?? [];
  return touched.find(({ kind }) => kind === Idea.name)?.rv ?? NEVER;
}
