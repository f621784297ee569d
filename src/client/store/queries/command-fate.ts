// What became of one thing that this person did: unknown here, waiting, done or refused.
import type { RejectCode } from '../../../domain/reject.ts';
import type { KehraDb } from '../db.ts';
import { getMeta, type Health } from '../meta.ts';
import { myCommands } from './my-commands.ts';

export type CommandFate =
  | { readonly state: 'new' }
  | { readonly state: 'done' }
  | { readonly state: 'waiting'; readonly health: Health['state'] | undefined }
  | { readonly state: 'refused'; readonly code: RejectCode };

/** Follows the newest command of a type whose arguments are the ones meant, through outbox and receipts. */
export async function commandFate(
  db: KehraDb,
  type: string,
  isMeant: (args: unknown) => boolean,
): Promise<CommandFate> {
  const newest = (await myCommands(db, [type])).find(({ command }) => isMeant(command.args));
  switch (newest?.fate.state) {
    case undefined:
      return { state: 'new' };
    case 'waiting':
      return { state: 'waiting', health: (await getMeta(db, 'health'))?.state };
    case 'sent':
      return { state: 'done' };
    case 'refused':
      return { state: 'refused', code: newest.fate.code };
  }
}
