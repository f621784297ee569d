// Answers to the calls that read: documents by name, queries, sums, lists. Each is tied to a transaction or to now.
import type { Doc } from './apply-write.ts';
import type { Database } from './database.ts';
import { masked, partsOf, readField } from './field-path.ts';
import { checkIndexes } from './indexes.ts';
import { partsAfterDocuments } from './limits.ts';
import { invalid } from './problem.ts';
import { runQuery, shown } from './query.ts';
import { compareNames, compareTexts, numberOf, timestamp, typeOf } from './value.ts';
import type { Aggregation, Consistency, Mask, StructuredQuery, Value, WireDocument } from './wire.ts';

export const wireOf = ({ name, fields, createTime, updateTime }: Doc): WireDocument => ({
  name,
  fields,
  createTime: timestamp(createTime),
  updateTime: timestamp(updateTime),
});

const withMask = (doc: Doc, mask: Mask | null | undefined): Doc =>
  mask === undefined || mask === null ? doc : { ...doc, fields: masked(doc.fields, mask.fieldPaths ?? []) };

/** Begins the transaction that a read asks for; its id goes out with the first answer. */
function tied({ transactions }: Database, { transaction, newTransaction, readTime }: Consistency) {
  if (readTime) throw invalid('Reading at a time of the past is not part of this double.');
  if (newTransaction) {
    const begun = transactions.begin(newTransaction);
    return { id: begun, begun };
  }
  return {
    id: transaction === undefined || transaction.length === 0 ? undefined : transaction,
    begun: undefined,
  };
}

export type BatchGet = Consistency & { readonly documents?: readonly string[]; readonly mask?: Mask | null };

export function batchGet(database: Database, request: BatchGet): object[] {
  const { id, begun } = tied(database, request);
  const { store, transactions, spent } = database;
  const readTime = timestamp(store.now());
  const answers = (request.documents ?? []).map((name) => {
    const doc = id === undefined ? store.get(name) : transactions.read(id, name);
    spent.reads += 1;
    return doc === undefined
      ? { missing: name, readTime }
      : { found: wireOf(withMask(doc, request.mask)), readTime };
  });
  return begun === undefined ? answers : [{ transaction: begun, readTime }, ...answers];
}

type Asking = Consistency & { readonly parent?: string };

function ask(database: Database, request: Asking, query: StructuredQuery) {
  const { id, begun } = tied(database, request);
  const parent = request.parent ?? '';
  if (database.indexes !== undefined) checkIndexes(database.indexes, query);
  const docs =
    id === undefined
      ? runQuery(database.store, parent, query)
      : database.transactions.query(id, parent, query);
  return { docs, begun, readTime: timestamp(database.store.now()) };
}

export type RunQuery = Asking & { readonly structuredQuery?: StructuredQuery };

export function answerQuery(database: Database, request: RunQuery): object[] {
  const query = request.structuredQuery ?? {};
  const { docs, begun, readTime } = ask(database, request, query);
  // A query that finds nothing costs a read all the same.
  database.spent.reads += Math.max(1, docs.length);
  const first = begun === undefined ? [] : [{ transaction: begun, readTime }];
  const answers = docs.map((doc) => ({ document: wireOf(shown(doc, query)), readTime }));
  return answers.length === 0 && begun === undefined ? [{ readTime }] : [...first, ...answers];
}

export type RunAggregation = Asking & {
  readonly structuredAggregationQuery?: {
    readonly structuredQuery?: StructuredQuery;
    readonly aggregations?: readonly Aggregation[];
  };
};

export function answerAggregation(database: Database, request: RunAggregation): object[] {
  const { structuredQuery = {}, aggregations = [] } = request.structuredAggregationQuery ?? {};
  const { docs, begun, readTime } = ask(database, request, structuredQuery);
  database.spent.reads += Math.max(1, Math.ceil(docs.length / 1000));
  const aggregateFields = Object.fromEntries(
    aggregations.map((wanted, index) => [wanted.alias || `field_${index}`, aggregate(docs, wanted)]),
  );
  return [{ result: { aggregateFields }, readTime, ...(begun !== undefined && { transaction: begun }) }];
}

function aggregate(docs: readonly Doc[], { count, sum, avg }: Aggregation): Value {
  if (count) {
    const most = count.upTo?.value === undefined ? docs.length : Number(count.upTo.value);
    return { integerValue: String(Math.min(docs.length, most)) };
  }
  const parts = partsOf(sum?.field?.fieldPath ?? avg?.field?.fieldPath ?? '');
  const numbers = docs.flatMap((doc) => {
    const value = readField(doc.fields, parts);
    return value !== undefined && typeOf(value) === 'number' ? [value] : [];
  });
  const total = numbers.reduce((all, value) => all + numberOf(value), 0);
  if (avg)
    return numbers.length === 0 ? { nullValue: 'NULL_VALUE' } : { doubleValue: total / numbers.length };
  return numbers.every(({ integerValue }) => integerValue !== undefined)
    ? { integerValue: String(total) }
    : { doubleValue: total };
}

export type ListDocuments = {
  readonly parent?: string;
  readonly collectionId?: string;
  readonly pageSize?: number;
  readonly pageToken?: string;
  readonly showMissing?: boolean;
  readonly mask?: Mask | null;
};

/** The documents of a collection; with `showMissing` also those that exist only by what is below them. */
export function listDocuments({ store, spent }: Database, request: ListDocuments) {
  const path = `${request.parent}/${request.collectionId}`;
  const names = new Set([...store.inCollection(path)].map(({ name }) => name));
  if (request.showMissing)
    for (const { name } of store.all())
      if (name.startsWith(`${path}/`)) names.add(`${path}/${name.slice(path.length + 1).split('/')[0]}`);
  const after = [...names].sort(compareNames).filter((name) => name > (request.pageToken ?? ''));
  const page = after.slice(0, request.pageSize || 300);
  spent.reads += page.length;
  const documents = page.map((name) => {
    const doc = store.get(name);
    return doc === undefined ? { name } : wireOf(withMask(doc, request.mask));
  });
  return { documents, nextPageToken: after.length > page.length ? page.at(-1) : '' };
}

/** The names of the collections right below a document or the root. */
export function listCollectionIds({ store }: Database, { parent = '' }: { readonly parent?: string }) {
  const below = [...store.all()].filter(({ name }) => name.startsWith(`${parent}/`));
  const depth = partsAfterDocuments(parent).length;
  const ids = new Set(below.map(({ name }) => partsAfterDocuments(name)[depth] ?? ''));
  return { collectionIds: [...ids].sort(compareTexts), nextPageToken: '' };
}
