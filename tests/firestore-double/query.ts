// Runs a structured query: filter, order, cursors, offset, limit.
import type { Doc } from './apply-write.ts';
import { masked } from './field-path.ts';
import { fieldOf, passes } from './filter.ts';
import { partsAfterDocuments } from './limits.ts';
import { invalid } from './problem.ts';
import type { Reader } from './store.ts';
import { compareTexts, compareValues } from './value.ts';
import type { Bound, Filter, StructuredQuery } from './wire.ts';

export type Ordered = { readonly path: string; readonly isDescending: boolean };

const INEQUALITIES = new Set([
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
  'NOT_EQUAL',
  'NOT_IN',
]);

/** The fields by which a filter cuts a range out of an order. */
function rangeFields(filter: Filter): string[] {
  const { compositeFilter, fieldFilter, unaryFilter } = filter;
  if (compositeFilter) return (compositeFilter.filters ?? []).flatMap(rangeFields);
  if (fieldFilter && INEQUALITIES.has(fieldFilter.op ?? '')) return [fieldFilter.field?.fieldPath ?? ''];
  if (unaryFilter?.op?.startsWith('IS_NOT')) return [unaryFilter.field?.fieldPath ?? ''];
  return [];
}

/** The whole order of a query: what it says, then the fields of its ranges, then names. */
export function orderOf(query: StructuredQuery): Ordered[] {
  const orders = (query.orderBy ?? []).map(({ field, direction }) => ({
    path: field?.fieldPath ?? '',
    isDescending: direction === 'DESCENDING',
  }));
  const isDescending = orders.at(-1)?.isDescending ?? false;
  const ranges = [...new Set(rangeFields(query.where ?? { compositeFilter: {} }))].sort(compareTexts);
  for (const path of [...ranges.filter((range) => range !== '__name__'), '__name__'])
    if (!orders.some((order) => order.path === path)) orders.push({ path, isDescending });
  return orders;
}

function candidates(reader: Reader, parent: string, query: StructuredQuery): Iterable<Doc> {
  const [from, ...others] = query.from ?? [];
  if (from === undefined || others.length > 0) throw invalid('A query must be from one collection.');
  const { collectionId = '', allDescendants = false } = from;
  if (!allDescendants) return reader.inCollection(`${parent}/${collectionId}`);
  const isBelow = ({ name }: Doc): boolean =>
    name.startsWith(`${parent}/`) && partsAfterDocuments(name).at(-2) === collectionId;
  return [...reader.all()].filter(isBelow);
}

function comparison(orders: readonly Ordered[]) {
  return (a: Doc, b: Doc): number => {
    for (const { path, isDescending } of orders) {
      const order = compareValues(fieldOf(a, path) ?? {}, fieldOf(b, path) ?? {});
      if (order !== 0) return isDescending ? -order : order;
    }
    return 0;
  };
}

/** Where a document stands to a cursor: below nought before it. */
function toBound(doc: Doc, { values = [] }: Bound, orders: readonly Ordered[]): number {
  if (values.length > orders.length) throw invalid('A cursor has more values than the order has fields.');
  for (const [index, value] of values.entries()) {
    const { path = '', isDescending = false } = orders[index] ?? {};
    const order = compareValues(fieldOf(doc, path) ?? {}, value);
    if (order !== 0) return isDescending ? -order : order;
  }
  return 0;
}

/** The documents that a query finds, in its order. */
export function runQuery(reader: Reader, parent: string, query: StructuredQuery): readonly Doc[] {
  if (query.findNearest) throw invalid('Vector search is not part of this double.');
  const orders = orderOf(query);
  const { where, startAt, endAt, offset = 0, limit } = query;
  const found: Doc[] = [];
  for (const doc of candidates(reader, parent, query)) {
    if (where && !passes(doc, where)) continue;
    if (orders.some(({ path }) => fieldOf(doc, path) === undefined)) continue;
    if (startAt && !isAfter(toBound(doc, startAt, orders), startAt.before ?? false)) continue;
    if (endAt && isAfter(toBound(doc, endAt, orders), endAt.before ?? false)) continue;
    found.push(doc);
  }
  found.sort(comparison(orders));
  const end = limit?.value === undefined ? undefined : offset + limit.value;
  return found.slice(offset, end);
}

/** A cursor stands before or behind the documents that are equal to it. */
const isAfter = (order: number, before: boolean): boolean => (before ? order >= 0 : order > 0);

/** What a query shows of a document. */
export const shown = (doc: Doc, { select }: StructuredQuery): Doc =>
  select?.fields === undefined || select.fields.length === 0
    ? doc
    : { ...doc, fields: masked(doc.fields, select.fields.flatMap(namesOf)) };

const namesOf = ({ fieldPath = '' }: { readonly fieldPath?: string }): string[] =>
  fieldPath === '__name__' ? [] : [fieldPath];
