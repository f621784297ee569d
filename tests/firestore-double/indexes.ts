// Refuses what Firestore would refuse for want of an index: a query must be covered by firestore.indexes.json.
import * as v from 'valibot';
import { failedPrecondition } from './problem.ts';
import { type Ordered, orderOf } from './query.ts';
import type { Filter, StructuredQuery } from './wire.ts';

const Field = v.object({
  fieldPath: v.string(),
  order: v.optional(v.picklist(['ASCENDING', 'DESCENDING'])),
  arrayConfig: v.optional(v.literal('CONTAINS')),
});
const Scope = v.picklist(['COLLECTION', 'COLLECTION_GROUP']);
/** firestore.indexes.json */
export const Indexes = v.object({
  indexes: v.array(v.object({ collectionGroup: v.string(), queryScope: Scope, fields: v.array(Field) })),
  fieldOverrides: v.array(
    v.object({
      collectionGroup: v.string(),
      fieldPath: v.string(),
      indexes: v.array(v.object({ ...v.partial(v.omit(Field, ['fieldPath'])).entries, queryScope: Scope })),
    }),
  ),
});
export type Indexes = v.InferOutput<typeof Indexes>;
type Index = Indexes['indexes'][number];

/** One way in which a document can pass: fields with fixed values, fields in arrays. */
type Way = { readonly equal: readonly string[]; readonly within: readonly string[] };

const EQUALITIES = new Set(['EQUAL', 'IN', 'IS_NULL', 'IS_NAN']);

/** A filter as alternatives of conditions that all hold. */
function waysOf({ compositeFilter, fieldFilter, unaryFilter }: Filter): Way[] {
  if (compositeFilter) {
    const parts = (compositeFilter.filters ?? []).map(waysOf);
    if (compositeFilter.op === 'OR') return parts.flat();
    return parts.reduce<Way[]>(
      (ways, part) =>
        ways.flatMap((way) =>
          part.map((other) => ({
            equal: [...way.equal, ...other.equal],
            within: [...way.within, ...other.within],
          })),
        ),
      [{ equal: [], within: [] }],
    );
  }
  const op = fieldFilter?.op ?? unaryFilter?.op ?? '';
  const path = fieldFilter?.field?.fieldPath ?? unaryFilter?.field?.fieldPath ?? '';
  return [
    {
      equal: EQUALITIES.has(op) && path !== '__name__' ? [path] : [],
      within: op.startsWith('ARRAY_CONTAINS') ? [path] : [],
    },
  ];
}

/** Throws where a query is not covered. */
export function checkIndexes({ indexes, fieldOverrides }: Indexes, query: StructuredQuery): void {
  const { collectionId = '', allDescendants = false } = query.from?.[0] ?? {};
  const scope = allDescendants ? 'COLLECTION_GROUP' : 'COLLECTION';
  const named = orderOf(query).filter(({ path }) => path !== '__name__');
  const own = indexes.filter((index) => index.collectionGroup === collectionId && index.queryScope === scope);

  /** Every field has an index of its own in its collection, unless it is taken out. */
  const hasOwnIndex = (path: string, wanted: string): boolean => {
    const override = fieldOverrides.find(
      (each) => each.collectionGroup === collectionId && each.fieldPath === path,
    );
    if (override === undefined) return !allDescendants;
    return override.indexes.some(
      (each) => (each.order ?? each.arrayConfig) === wanted && each.queryScope === scope,
    );
  };

  for (const way of waysOf(query.where ?? { compositeFilter: {} })) {
    const orders = named.filter(({ path }) => !way.equal.includes(path));
    if (isCovered(way, orders, own, hasOwnIndex)) continue;
    const fields = [...way.equal, ...way.within, ...orders.map(({ path }) => path)].join(', ');
    throw failedPrecondition(`The query requires an index on ${collectionId} (${fields}).`);
  }
}

function isCovered(
  { equal, within }: Way,
  orders: readonly Ordered[],
  indexes: readonly Index[],
  hasOwnIndex: (path: string, wanted: string) => boolean,
): boolean {
  const fixed = [...new Set([...equal, ...within])];
  const [first, ...more] = orders;
  if (
    first === undefined &&
    fixed.every((path) => hasOwnIndex(path, within.includes(path) ? 'CONTAINS' : 'ASCENDING'))
  )
    return true;
  if (first !== undefined && more.length === 0 && fixed.length === 0)
    return hasOwnIndex(first.path, first.isDescending ? 'DESCENDING' : 'ASCENDING');
  // Several indexes that end in the same order can be read side by side.
  const covered = new Set(
    indexes.flatMap(({ fields }) => {
      const head = fields.slice(0, fields.length - orders.length);
      const tail = fields.slice(fields.length - orders.length);
      if (fields.length < orders.length || !endsIn(tail, orders)) return [];
      const isUsable = head.every(({ fieldPath, arrayConfig }) =>
        arrayConfig === undefined ? equal.includes(fieldPath) : within.includes(fieldPath),
      );
      return isUsable ? head.map(({ fieldPath }) => fieldPath) : [];
    }),
  );
  return fixed.length > 0 && fixed.every((path) => covered.has(path));
}

/** An index can be read forwards and backwards. */
function endsIn(tail: Index['fields'], orders: readonly Ordered[]): boolean {
  return [false, true].some((isBackwards) =>
    orders.every(({ path, isDescending }, place) => {
      const field = tail[place];
      return field?.fieldPath === path && (field.order === 'DESCENDING') === (isDescending !== isBackwards);
    }),
  );
}
