// Sending the outbox in order, batch by batch, until it is empty or the network says no. Run it under the lock.
import { CommandAnswer } from '../../protocol/exchange.ts';
import { CLIENT_BUILD, LIMITS } from '../../protocol/version.ts';
import type { Client } from '../store/identity.ts';
import { fork } from '../store/numbering.ts';
import { nextBatch, settle } from '../store/outbox.ts';
import { ensureRegistered, type Failed, noteTime, OVERTAKEN, type Peer, register } from './register.ts';
import { call } from './transport.ts';

/** Bytes of commands in one request; the envelope needs the rest of the server's limit. */
const BATCH_BYTES = LIMITS.body / 4;
/** Histories are put in step at most so often in one flush: a server that disagrees for ever must not spin phones. */
const MOST_REPAIRS = 4;

export type Flushed = { readonly kind: 'empty' } | Failed;

export async function flush(peer: Peer): Promise<Flushed> {
  let most: number = LIMITS.batch;
  let repairs = 0;
  let hasSent = false;
  for (;;) {
    const commands = await nextBatch(peer.store, most, BATCH_BYTES);
    if (commands.length === 0 && !hasSent) return { kind: 'empty' };
    const known = await ensureRegistered(peer);
    if (known.kind !== 'known') return known;
    // Where her phones were linked by what was sent, there is more to send: all that she did before.
    hasSent = commands.length > 0;
    if (!hasSent) continue;
    const answer = await call(peer.transport, CommandAnswer, {
      method: 'POST',
      path: '/v1/commands',
      body: { build: CLIENT_BUILD, commands },
      as: known.client,
    });
    if (answer.kind === 'answered') {
      const { results, epoch, serverTime } = answer.value;
      await noteTime(peer.store, serverTime);
      if (await settle(peer.store, results, epoch)) continue;
      // Restored, or an answer from before that: what was judged is sent again in either case.
      if (repairs++ >= MOST_REPAIRS) return OVERTAKEN;
      const again = await register(peer);
      if (again.kind !== 'known') return again;
      continue;
    }
    if (answer.kind !== 'problem') return answer;
    if (answer.problem.code === 'too-large') {
      if (commands.length > 1) {
        most = Math.ceil(commands.length / 2);
      } else {
        await settle(
          peer.store,
          commands.map(({ seq, id }) => ({ seq, id, verdict: 'rejected', code: 'too-long' })),
        );
      }
      continue;
    }
    if (repairs++ >= MOST_REPAIRS || !(await repair(peer, known.client, answer.problem.code, repairs)))
      return answer;
  }
}

/** Puts numbering in step after the server found that it does not fit. False where the problem is another. */
async function repair(peer: Peer, as: Client, problem: string, attempt: number): Promise<boolean> {
  switch (problem) {
    case 'client-forked':
      await fork(peer.store, as);
      return true;
    case 'seq-gap':
      // Another tab may have changed the numbers meanwhile, or the server was restored: asking tells.
      if (attempt === 1) return (await register(peer)).kind === 'known';
      await fork(peer.store, as);
      return true;
    case 'unknown-client':
      return (await register(peer)).kind === 'known';
    default:
      return false;
  }
}
