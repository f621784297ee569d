// Storage on Firestore: every write is a transaction that has read what it depends on. Answered means committed.
import { randomBytes } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { CommandId, MemberId } from '../../../domain/ids.ts';
import { bindClient } from '../../judging/bind-client.ts';
import { judgeBatch, RuleThrew } from '../../judging/judge-batch.ts';
import { poison } from '../../judging/poison.ts';
import type { Bound, Judged, Storage } from '../../ports.ts';
import { laneAmong } from './desk-tables.ts';
import { ClientDoc, readDoc } from './documents.ts';
import { isExhausted, telling, troubleOf } from './firestore-error.ts';
import { foreseeBatch, foreseeBind, foreseeChanges } from './foresee.ts';
import { knownOf } from './known.ts';
import { type LaneCommit, laneCommit } from './lane-commit.ts';
import { forgetRefused, forgetRemoved } from './purge.ts';
import { rowReader } from './read-rows.ts';

/** What the server itself writes has the lane of nobody. */
const SERVERS_LANE = 0;

/** Opens the storage; a new database gets its epoch. `lanes` are never made fewer than they were. */
export async function firestoreStorage(db: Firestore, lanes = 1): Promise<Storage> {
  const known = await knownOf(db, lanes);
  const read = rowReader(db, known);
  const poisons = poison();
  const commits = new Map<number, LaneCommit>();

  const commitIn = (lane: number): LaneCommit => {
    const found = commits.get(lane) ?? laneCommit(db, known);
    commits.set(lane, found);
    return found;
  };
  const commitOf = (member: MemberId): LaneCommit => commitIn(laneAmong(known.lanes(), member));

  return {
    judge: async (batch) => {
      let threw: CommandId | undefined;
      try {
        const judged = await commitOf(batch.member).write<Judged>({
          weight: batch.commands.length,
          client: batch.client,
          freshFor: freshness(),
          foresee: (desk, tables) => foreseeBatch(desk, tables, batch),
          run: (tables) => judgeBatch(tables, batch, poisons.has),
          isKept: ({ outcome }) => outcome === 'judged',
          caught: (error) => {
            if (!(error instanceof RuleThrew)) return undefined;
            threw = error.commandId;
            return { outcome: 'failed', error: error.cause };
          },
        });
        // Once, however many attempts the transaction took.
        if (judged.outcome === 'failed' && threw !== undefined) poisons.add(threw);
        return judged;
      } catch (error) {
        return isExhausted(error)
          ? { outcome: 'storage-full' }
          : { outcome: 'failed', error: troubleOf(error) };
      }
    },
    bind: async (bind) => {
      try {
        return await commitOf(bind.newMember).write<Bound>({
          weight: 1,
          freshFor: freshness(),
          foresee: (desk) => foreseeBind(desk, bind),
          run: (tables) => bindClient(tables, bind),
          isKept: ({ outcome }) => outcome === 'bound',
          caught: () => undefined,
        });
      } catch (error) {
        if (isExhausted(error)) return { outcome: 'storage-full' };
        throw troubleOf(error);
      }
    },
    memberOf: telling(async (client, secretHash) => {
      const data = (await db.doc(`clients/${client}`).get()).data();
      const found = data === undefined ? undefined : readDoc(ClientDoc, `clients/${client}`, data);
      return found?.secretHash === secretHash ? found.member : undefined;
    }),
    head: telling(read.head),
    changes: telling(read.page),
    all: telling(read.all),
    rows: telling(read.byKeys),
    ofKind: telling(read.ofKind),
    seed: telling((changes, now) =>
      commitIn(SERVERS_LANE).write<void>({
        weight: changes.length,
        freshFor: freshness(),
        foresee: (desk) => foreseeChanges(desk, changes, SERVERS_LANE),
        run: ({ rows }) => {
          for (const change of changes)
            if (rows.find(change) === undefined) rows.write(change, now, SERVERS_LANE);
        },
        isKept: () => true,
        caught: () => undefined,
      }),
    ),
    purge: telling(async (before, refusedBefore = before) => {
      await forgetRemoved(db, before);
      await forgetRefused(db, refusedBefore);
    }),
    epoch: known.epoch,
    close: async () => {
      await Promise.all([...commits.values()].map((commit) => commit.rest()));
    },
  };
}

/** Randomness for each command of a batch, the same in every attempt to judge it. */
function freshness(): (id: CommandId) => string {
  const given = new Map<CommandId, string>();
  return (id) => {
    const fresh = given.get(id) ?? randomBytes(32).toString('hex');
    given.set(id, fresh);
    return fresh;
  };
}
