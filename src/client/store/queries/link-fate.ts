// What became of links: of one in a letter, of one between phones that is offered or taken, and of a letter asked for.
import * as v from 'valibot';
import { askToReturn } from '../../../domain/link-letter.ts';
import { useMailKey } from '../../../domain/mailbox.ts';
import { LinkKey, offerLink, takeLink } from '../../../domain/phone-link.ts';
import type { KehraDb } from '../db.ts';
import { type CommandFate, commandFate } from './command-fate.ts';

/** An offered link: on its way to the server, open until a time, or taken by another phone. */
export type Offer =
  | { readonly state: 'waiting' | 'taken' | 'refused' }
  | { readonly state: 'open'; readonly until: string };

const Using = v.object({ key: v.string() });
const Taking = v.object({ secret: v.string() });
const Offering = v.object({ hash: v.string() });
const Asking = v.object({ ask: v.string() });

/** The use of a key from a letter. */
export const mailKeyFate = (db: KehraDb, key: string): Promise<CommandFate> =>
  commandFate(db, useMailKey.type, (args) => v.is(Using, args) && args.key === key);

/** The taking of a link to another phone's person. */
export const takenFate = (db: KehraDb, secret: string): Promise<CommandFate> =>
  commandFate(db, takeLink.type, (args) => v.is(Taking, args) && args.secret === secret);

/** The asking for a letter. */
export const letterFate = (db: KehraDb, ask: string): Promise<CommandFate> =>
  commandFate(db, askToReturn.type, (args) => v.is(Asking, args) && args.ask === ask);

/** Follows an offered link by the hash of its secret. */
export async function offerOf(db: KehraDb, hash: string): Promise<Offer> {
  const key = v.safeParse(LinkKey.schema, (await db.rows.get([LinkKey.name, hash]))?.row);
  if (key.success)
    return key.output.usedBy === undefined
      ? { state: 'open', until: key.output.expiresAt }
      : { state: 'taken' };
  const fate = await commandFate(db, offerLink.type, (args) => v.is(Offering, args) && args.hash === hash);
  return { state: fate.state === 'refused' ? 'refused' : 'waiting' };
}
