// Whether somebody without a server's rights may listen: as firestore.rules say.
import { status } from '@grpc/grpc-js';
import { Refused } from './problem.ts';
import type { Target } from './wire.ts';

/** The path begins below the database's documents. */
export type May = (operation: 'get' | 'list', path: string) => boolean;

export const mayAll: May = () => true;

const below = (name: string): string => name.replace(/^projects\/[^/]+\/databases\/[^/]+\/documents\/?/, '');

/** Throws what Firestore answers to those who may not. */
export function checkMay(may: May, { documents, query }: Target): void {
  const gets = (documents?.documents ?? []).map((name) => may('get', below(name)));
  const from = query?.structuredQuery?.from ?? [];
  const lists = from.map(({ collectionId }) =>
    may('list', [below(query?.parent ?? ''), collectionId, 'any'].filter((part) => part !== '').join('/')),
  );
  const isQueryWithoutEnd = query !== undefined && lists.length === 0 && may !== mayAll;
  if (isQueryWithoutEnd || [...gets, ...lists].includes(false))
    throw new Refused(status.PERMISSION_DENIED, 'Missing or insufficient permissions.');
}
