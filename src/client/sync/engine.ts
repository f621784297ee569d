// One exchange with the server: send what waits, read what is new, note how it went. Page and worker run the same.

import { SITE } from '../../domain/ids.ts';
import { fetchLater } from '../store/fetch-later.ts';
import type { Health } from '../store/meta.ts';
import { getCursor, getMeta, setMeta } from '../store/meta.ts';
import { readOnce, type Store, withDb } from '../store/open.ts';
import { forgetOldReceipts } from '../store/outbox.ts';
import { overlayOf } from '../store/overlay-now.ts';
import { currentAreaId } from '../store/queries/area.ts';
import { hostScopes } from '../store/queries/me.ts';
import { leaveDesks } from '../store/replica.ts';
import { listAreas, resolveJoin } from './ask-join.ts';
import { type Flushed, flush } from './flush.ts';
import type { Lock } from './lock.ts';
import type { Outcome } from './pace.ts';
import { areaSource, deskSource, meSource, pull, type Source } from './pull.ts';
import { ensureRegistered, type Failed, type Peer, register } from './register.ts';

export type Engine = Peer & { readonly lock: Lock };

/** `all` reads the private streams too; `area` only what a ring of the bell can have changed. */
export type Reach = 'all' | 'area';

/** Flushes and pulls once. Never throws for what a network or a server can do. */
export async function exchange(engine: Engine, reach: Reach): Promise<Outcome> {
  const locked = await engine.lock(() => exchangeNow(engine, reach));
  if (locked.kind === 'busy') return { kind: 'busy' };
  await noteHealth(engine, locked.value);
  return locked.value;
}

async function exchangeNow(engine: Engine, reach: Reach): Promise<Outcome> {
  const flushed = await flush(engine);
  if (isCutOff(flushed)) return outcomeOf(flushed);
  // Whoever has just become somebody else has nothing of her own yet.
  const own = await withDb(engine.store, (db) => getCursor(db, 'me'));
  // A server that cannot take commands now can still be read.
  const read = (await readAll(engine, own.cursor === undefined ? 'all' : reach)) ?? flushed;
  return read.kind === 'empty' ? { kind: 'done' } : outcomeOf(read);
}

/** Nothing else will get through either. */
const isCutOff = (flushed: Flushed): flushed is Failed =>
  flushed.kind === 'unreachable' ||
  flushed.kind === 'captive' ||
  (flushed.kind === 'problem' && flushed.problem.code === 'client-too-old');

async function readAll(engine: Engine, reach: Reach): Promise<Failed | undefined> {
  const joined = await resolveJoin(engine);
  if (joined !== undefined) return joined;
  if (reach === 'all') {
    await listAreas(engine);
    await forgetOldReceipts(engine.store);
  }
  for (const source of await sourcesOf(engine, reach)) {
    const pulled = await pull(engine, source);
    if (pulled.kind === 'pulled') continue;
    if (pulled.kind !== 'problem' || pulled.problem.retryable) return pulled;
    if (pulled.problem.code !== 'unknown-client') continue;
    const known = await register(engine);
    if (known.kind !== 'known') return known;
  }
  if (reach === 'all') await keepToOwnDesks(engine.store);
  await sendAgain(engine.store);
  return undefined;
}

/** Seldom needed, and fetched only then. Where it cannot come now, the next exchange tries again. */
async function sendAgain(store: Store): Promise<void> {
  if ((await withDb(store, (db) => getMeta(db, 'early'))) === undefined) return;
  const found = await fetchLater().catch(() => undefined);
  await found?.LATER.sendWhatCameTooEarly(store, overlayOf);
}

async function keepToOwnDesks(store: Store): Promise<void> {
  const scopes = await withDb(store, hostScopes);
  if (!scopes.includes(SITE)) await leaveDesks(store, scopes);
}

/** The chosen area, this person's own rows, and the desks of the area and of the site if she is host there. */
async function sourcesOf(engine: Engine, reach: Reach): Promise<Source[]> {
  const [areaId, scopes] = await withDb(engine.store, (db) =>
    readOnce(db, (db) => Promise.all([currentAreaId(db), hostScopes(db)])),
  );
  const area = areaId === undefined ? [] : [areaSource(areaId)];
  const isDesk = areaId !== undefined && (scopes.includes(areaId) || scopes.includes(SITE));
  if (reach === 'area' && !isDesk) return area;
  const known = await ensureRegistered(engine);
  if (known.kind !== 'known') return area;
  const me = reach === 'all' ? [meSource(known.client)] : [];
  const desks = [...(isDesk ? [areaId] : []), ...(scopes.includes(SITE) ? [SITE] : [])];
  return [...area, ...me, ...desks.map((scope) => deskSource(scope, known.client))];
}

function outcomeOf(failed: Failed): Outcome {
  switch (failed.kind) {
    case 'problem':
      if (failed.problem.code === 'client-too-old') return { kind: 'too-old' };
      return { kind: 'trouble', retryAfter: failed.retryAfter, problem: failed.problem.code };
    case 'trouble':
      return { kind: 'trouble', retryAfter: failed.retryAfter };
    case 'captive':
    case 'unreachable':
      return { kind: failed.kind };
  }
}

const STATES: Record<Exclude<Outcome['kind'], 'busy'>, Health['state']> = {
  done: 'online',
  unreachable: 'offline',
  trouble: 'server-trouble',
  captive: 'captive',
  'too-old': 'too-old',
};

async function noteHealth(engine: Engine, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'busy') return;
  const state = STATES[outcome.kind];
  const problem = outcome.kind === 'trouble' ? outcome.problem : undefined;
  await withDb(engine.store, async (db) => {
    const before = await getMeta(db, 'health');
    if (before?.state === state && before.problem === problem) return;
    await setMeta(db, 'health', { state, problem, at: new Date(engine.store.now()).toISOString() });
  });
}
