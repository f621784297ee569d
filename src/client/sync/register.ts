// Making this phone known to the server, and bringing the two histories into step where they have parted.
import { Registered } from '../../protocol/exchange.ts';
import { CLIENT_BUILD } from '../../protocol/version.ts';
import { bindMember } from '../store/bind-member.ts';
import { type Client, clientOf, earlierClient } from '../store/identity.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { fork, reconcile } from '../store/numbering.ts';
import { type Store, withDb } from '../store/open.ts';
import { type Answer, call, type Transport } from './transport.ts';

export type Peer = { readonly store: Store; readonly transport: Transport };

export type Failed = Exclude<Answer<unknown>, { kind: 'answered' }>;
/** The answer is from before a restore, or another tab was quicker: nothing of it was applied. */
export const OVERTAKEN = { kind: 'trouble', retryAfter: undefined } as const;
export type Known = { readonly kind: 'known'; readonly client: Client } | Failed;

/** The phone's client, registered: at once if it is known to be, else by asking the server. */
export async function ensureRegistered(peer: Peer): Promise<Known> {
  const member = await withDb(peer.store, (db) => getMeta(db, 'member'));
  if (member !== undefined) return { kind: 'known', client: await clientOf(peer.store) };
  return register(peer);
}

/**
 * Registers (again) and puts the outbox in step with what the server knows of this client. Only here a phone enters a
 * new epoch: the answer comes from the server itself, past all caches, and tells all that the phone needs for it.
 */
export async function register(peer: Peer): Promise<Known> {
  for (;;) {
    const client = await clientOf(peer.store);
    const link = await earlierClient(peer.store);
    const answer = await call(peer.transport, Registered, {
      method: 'POST',
      path: '/v1/clients',
      body: { ...client, build: CLIENT_BUILD, link },
      cookie: true,
    });
    if (answer.kind === 'problem' && answer.problem.code === 'client-taken') {
      await fork(peer.store, client);
      continue;
    }
    if (answer.kind !== 'answered') return answer;
    const { epoch, last, memberId, serverTime } = answer.value;
    await noteTime(peer.store, serverTime);
    await bindMember(peer.store, memberId);
    const step = await reconcile(peer.store, epoch, last);
    if (step !== 'new-client') return { kind: 'known', client };
  }
}

/** Keeps how far the server's clock is ahead of the phone's. */
export const noteTime = (store: Store, serverTime: string): Promise<void> =>
  withDb(store, (db) => setMeta(db, 'offset', Date.parse(serverTime) - store.now()));
