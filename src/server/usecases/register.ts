// First contact: binds a phone to a member, and gives its browser the cookie by which it is found again.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { MemberId, uuidv7 } from '../../domain/ids.ts';
import { hashOf } from '../../domain/invite.ts';
import type { Registered, Registration } from '../../protocol/exchange.ts';
import type { Clock, Storage } from '../ports.ts';
import type { Refusal } from './refusal.ts';

export type RegisterDeps = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly minBuild: number;
};

export type RegisterAnswer = { readonly registered: Registered; readonly cookie: string };

/** `cookie` is the value that the browser showed, if any. */
export async function register(
  { storage, clock, minBuild }: RegisterDeps,
  { clientId, secret, build, link }: Registration,
  cookie: string | undefined,
): Promise<RegisterAnswer | Refusal> {
  if (build < minBuild) return { problem: 'client-too-old' };
  const now = clock();
  const fresh = randomBytes(32).toString('hex');
  const bound = await storage.bind({
    client: clientId,
    secretHash: hashOf(secret),
    link: link === undefined ? undefined : { client: link.clientId, secretHash: hashOf(link.secret) },
    session: cookie === undefined ? undefined : hashOf(cookie),
    newSession: hashOf(fresh),
    newMember: v.parse(MemberId, uuidv7(now.getTime(), randomBytes(16))),
    now: now.toISOString(),
  });
  if (bound.outcome === 'taken') return { problem: 'client-taken' };
  if (bound.outcome === 'storage-full') return { problem: 'storage-full', retryAfter: 30 };
  return {
    registered: {
      memberId: bound.memberId,
      last: bound.last,
      epoch: storage.epoch(),
      serverTime: now.toISOString(),
    },
    cookie: bound.session === 'known' && cookie !== undefined ? cookie : fresh,
  };
}
