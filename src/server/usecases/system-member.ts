// The server's own member: admin of the site, so that what the server itself does passes the same rules as all else.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { ClientId, CommandId, type MemberId, type Scope, SITE, uuidv7 } from '../../domain/ids.ts';
import { hashOf } from '../../domain/invite.ts';
import { meStream, put } from '../../domain/kind.ts';
import { SYSTEM_MEMBER } from '../../domain/member.ts';
import { Role, roleId } from '../../domain/role.ts';
import type { Verdict } from '../../protocol/exchange.ts';
import type { Storage } from '../ports.ts';

/** What to do, without the numbers that make it travel. */
export type Deed = { readonly areaId: Scope; readonly type: string; readonly args: unknown };

/** Acts as one member: does the deeds in order and answers with their verdicts. Throws where the storage fails. */
export type Actor = (deeds: readonly Deed[], now: Date) => Promise<readonly Verdict[]>;

/** The server's member, admin of the site. */
export async function systemActor(storage: Storage, now: Date): Promise<Actor> {
  const since = now.toISOString();
  const role = put(meStream(SYSTEM_MEMBER), Role, {
    kind: 'role',
    id: roleId(SITE, SYSTEM_MEMBER),
    scope: SITE,
    memberId: SYSTEM_MEMBER,
    role: 'admin',
    since,
  });
  await storage.seed([role], since);
  return actorFor(storage, SYSTEM_MEMBER, now);
}

/** A new client of a member. */
export async function actorFor(storage: Storage, member: MemberId, now: Date): Promise<Actor> {
  const client = v.parse(ClientId, randomBytes(16).toString('hex'));
  const hash = () => hashOf(randomBytes(32).toString('hex'));
  const bound = await storage.bind({
    client,
    secretHash: hash(),
    newSession: hash(),
    newMember: member,
    now: now.toISOString(),
  });
  if (bound.outcome !== 'bound')
    throw new Error(`the data folder does not take what the server writes (${bound.outcome})`);
  let last = 0;
  const judge = async (deeds: readonly Deed[], at: Date): Promise<readonly Verdict[]> => {
    const commands = deeds.map((deed, index) => ({
      id: v.parse(CommandId, uuidv7(at.getTime(), randomBytes(16))),
      seq: last + 1 + index,
      v: 1,
      at: at.toISOString(),
      ...deed,
    }));
    const judged = await storage.judge({ client, member, commands, now: at.toISOString() });
    if (judged.outcome !== 'judged')
      throw new Error(`the data folder does not take what the server writes (${judged.outcome})`);
    last = judged.last;
    return judged.results;
  };
  // One after the other: each takes its numbers where the one before ended.
  let before: Promise<unknown> = Promise.resolve();
  return (deeds, at) => {
    const done = before.then(() => judge(deeds, at));
    before = done.catch(() => undefined);
    return done;
  };
}
