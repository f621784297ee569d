// What became of a link between phones: of the one that this phone offers, of one that it took, and of a letter it asked for.
import * as v from 'valibot';
import { askToReturn } from '../../../domain/link-letter.ts';
import { LinkKey, offerLink, takeLink } from '../../../domain/phone-link.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import type { KehraDb } from '../db.ts';
import { getMeta, type Health } from '../meta.ts';
import { type Fate, type MyCommand, myCommands } from './my-commands.ts';

export type LinkFate =
  | { readonly state: 'new' | 'done' }
  | { readonly state: 'waiting'; readonly health: Health['state'] | undefined }
  | { readonly state: 'refused'; readonly code: RejectCode };

/** An offered link: on its way to the server, open until a time, or taken by another phone. */
export type Offer =
  | { readonly state: 'waiting' | 'taken' | 'refused' }
  | { readonly state: 'open'; readonly until: string };

const Taking = v.object({ secret: v.string() });
const Offering = v.object({ hash: v.string() });
const Asking = v.object({ ask: v.string() });

async function fateOf(db: KehraDb, type: string, isIt: (args: unknown) => boolean): Promise<LinkFate> {
  const newest = (await myCommands(db, [type])).find(({ command }: MyCommand) => isIt(command.args));
  const fate: Fate | undefined = newest?.fate;
  switch (fate?.state) {
    case undefined:
      return { state: 'new' };
    case 'waiting':
      return { state: 'waiting', health: (await getMeta(db, 'health'))?.state };
    case 'sent':
      return { state: 'done' };
    case 'refused':
      return { state: 'refused', code: fate.code };
  }
}

/** Follows the taking of a link through outbox and receipts. */
export const takenFate = (db: KehraDb, secret: string): Promise<LinkFate> =>
  fateOf(db, takeLink.type, (args) => v.is(Taking, args) && args.secret === secret);

/** Follows the asking for a letter. */
export const letterFate = (db: KehraDb, ask: string): Promise<LinkFate> =>
  fateOf(db, askToReturn.type, (args) => v.is(Asking, args) && args.ask === ask);

/** Follows an offered link by the hash of its secret. */
export async function offerOf(db: KehraDb, hash: string): Promise<Offer> {
  const key = v.safeParse(LinkKey.schema, (await db.rows.get([LinkKey.name, hash]))?.row);
  if (key.success)
    return key.output.usedBy === undefined
      ? { state: 'open', until: key.output.expiresAt }
      : { state: 'taken' };
  const fate = await fateOf(db, offerLink.type, (args) => v.is(Offering, args) && args.hash === hash);
  return { state: fate.state === 'refused' ? 'refused' : 'waiting' };
}
