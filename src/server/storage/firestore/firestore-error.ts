// What Firestore's errors mean to us.
import * as v from 'valibot';
import { StorageTrouble } from '../../ports.ts';

const Failed = v.looseObject({ code: v.number(), message: v.optional(v.string(), '') });

const [CANCELLED, UNKNOWN, INVALID, DEADLINE, NOT_FOUND, EXISTS] = [1, 2, 3, 4, 5, 6];
const [EXHAUSTED, PRECONDITION, ABORTED, INTERNAL, UNAVAILABLE, UNAUTHENTICATED] = [8, 9, 10, 13, 14, 16];
const TRANSIENT = new Set([CANCELLED, UNKNOWN, DEADLINE, ABORTED, INTERNAL, UNAVAILABLE, UNAUTHENTICATED]);

/** The same may work a moment later: somebody else wrote there, or the line is bad. */
export function isTransient(error: unknown): boolean {
  if (!v.is(Failed, error)) return false;
  const { code, message = '' } = error;
  return TRANSIENT.has(code) || (code === INVALID && message.includes('transaction has expired'));
}

/** No quota is left: nothing is written until there is. */
export const isExhausted = (error: unknown): boolean => v.is(Failed, error) && error.code === EXHAUSTED;

/** What Firestore said, for the log; errors of other kinds stay as they are. */
export function troubleOf(error: unknown): unknown {
  if (error instanceof StorageTrouble || !v.is(Failed, error)) return error;
  return new StorageTrouble(`Firestore: ${error.message}`, isExhausted(error), error);
}

/** The same call, whose failures can be told. */
export const telling =
  <A extends readonly unknown[], T>(call: (...args: A) => Promise<T>) =>
  async (...args: A): Promise<T> => {
    try {
      return await call(...args);
    } catch (error) {
      throw troubleOf(error);
    }
  };

const CHANGED = new Set([NOT_FOUND, EXISTS, PRECONDITION, ABORTED]);

/** A document is no longer what the write took it for. */
export const hasChangedMeanwhile = (error: unknown): boolean =>
  v.is(Failed, error) && CHANGED.has(error.code);
