// A finger that comes down tells what it is about to do: judged before it leaves, storing that is one way to the disk.
import type { Scope } from '../../domain/ids.ts';
import type { Rule } from '../../domain/rule.ts';
import type { KehraDb } from './db.ts';
import { type Draw, drawOf, type Judged, judgeDraw } from './judged.ts';
import type { Store } from './open.ts';
import { addRules } from './rule-book.ts';

// In ms. What was judged longer ago would be stored as done then.
const FRESH_MS = 1000;

type Early = { readonly of: string; readonly at: number; readonly judged: Promise<Judged | undefined> };
const early = new WeakMap<Store, Early>();

type OnEarly = (judged: Judged) => void;
const watchers = new WeakMap<KehraDb, Set<OnEarly>>();

/** Calls back with what a finger that is down is about to store, if the rules allow it. Returns how to stop. */
export function watchEarly(db: KehraDb, onEarly: OnEarly): () => void {
  const watching = watchers.get(db) ?? new Set();
  watchers.set(db, watching.add(onEarly));
  return () => watching.delete(onEarly);
}

/** Judges what `submit` of the same within a second will store. */
export function judgeEarly<Args>(store: Store, rule: Rule<string, Args>, scope: Scope, args: Args): void {
  const { db } = store;
  if ('code' in rule.prepare(args)) return;
  addRules([rule]);
  const draw = drawOf(rule, scope, args, undefined);
  const judged = db
    .transaction('r', [db.rows, db.outbox, db.meta], async () => judgeDraw(store, db, draw))
    .then<Judged, undefined>(undefined, () => undefined);
  void judged.then((known) => {
    if (known?.client === undefined || known.decision.verdict === 'rejected') return;
    for (const onEarly of [...(watchers.get(db) ?? [])]) onEarly(known);
  });
  early.set(store, { of: JSON.stringify(draw), at: store.now(), judged: Promise.resolve(judged) });
}

/** What was judged of it a moment ago, once. */
export async function takeEarly(store: Store, draw: Draw): Promise<Judged | undefined> {
  const last = early.get(store);
  early.delete(store);
  const isIt = last?.of === JSON.stringify(draw) && Math.abs(store.now() - last.at) < FRESH_MS;
  return isIt ? last.judged : undefined;
}
