// The rules that this page judges by: a resident's at first. The others come with the screens that need them, or later
// by themselves; what was pending meanwhile and could not be judged shows then.
import * as v from 'valibot';
import type { Access } from '../../domain/access.ts';
import { bookOf, type RuleBook } from '../../domain/command.ts';
import { RESIDENT_RULES } from '../../domain/resident-rules.ts';
import type { Rule } from '../../domain/rule.ts';
import { fetchLater } from './fetch-later.ts';
import { type Store, withDb } from './open.ts';

const book = new Map(bookOf(RESIDENT_RULES));
const watchers = new Set<() => void>();
let coming: Promise<void> | undefined;

/** Leaves rights to the server. Where the phone must know (a command is sent again), it waits for the table. */
let access: Access = { needs: () => [], may: (_right, _asking, rows) => !rows.complete };

/** How rights are asked for by now. */
export const accessNow = (): Access => access;

/** The book in use. It only ever grows. */
export const ruleBook: RuleBook = book;

/** Calls back whenever the book has grown. Returns how to stop. */
export function watchBook(onGrown: () => void): () => void {
  watchers.add(onGrown);
  return () => watchers.delete(onGrown);
}

/** Adds rules that are not in the book yet. */
export function addRules(rules: readonly Rule[]): void {
  const fresh = rules.filter(({ type }) => !book.has(type));
  if (fresh.length === 0) return;
  for (const rule of fresh) book.set(rule.type, rule);
  for (const onGrown of [...watchers]) onGrown();
}

/**
 * Fetches everybody's rules, once. Where they cannot come (no network and no worker) this page goes on without, and
 * whoever asks next tries again. Not to be waited for in a transaction, which would end meanwhile.
 */
export function loadEveryRule(): Promise<void> {
  coming ??= fetchLater().then(
    ({ LATER }) => {
      access = LATER.access;
      addRules(LATER.rules);
    },
    () => {
      coming = undefined;
    },
  );
  return coming;
}

const Typed = v.object({ type: v.string() });

/** Fetches everybody's rules where a command waits that the book cannot judge: before it is to be shown. */
export async function loadRulesOfOutbox(store: Store): Promise<void> {
  const waiting = await withDb(store, (db) => db.outbox.toArray());
  const isLacking = waiting.some(({ command }) => v.is(Typed, command) && !ruleBook.has(command.type));
  if (isLacking) await loadEveryRule();
}
