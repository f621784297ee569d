// Whether a document passes a query's filter.
import type { Doc } from './apply-write.ts';
import { partsOf, readField } from './field-path.ts';
import { invalid } from './problem.ts';
import { areEqual, compareValues, isNaNValue, typeOf } from './value.ts';
import type { Filter, Value } from './wire.ts';

/** A field of a document; its name is one too. */
export function fieldOf(doc: Doc, path: string): Value | undefined {
  return path === '__name__' ? { referenceValue: doc.name } : readField(doc.fields, partsOf(path));
}

export function passes(doc: Doc, filter: Filter): boolean {
  const { compositeFilter, fieldFilter, unaryFilter } = filter;
  if (compositeFilter) {
    const filters = compositeFilter.filters ?? [];
    return compositeFilter.op === 'OR'
      ? filters.some((each) => passes(doc, each))
      : filters.every((each) => passes(doc, each));
  }
  if (unaryFilter) return passesUnary(fieldOf(doc, unaryFilter.field?.fieldPath ?? ''), unaryFilter.op ?? '');
  if (!fieldFilter) throw invalid('A filter is empty.');
  const value = fieldOf(doc, fieldFilter.field?.fieldPath ?? '');
  return value !== undefined && passesField(value, fieldFilter.op ?? '', fieldFilter.value ?? {});
}

function passesUnary(value: Value | undefined, op: string): boolean {
  if (value === undefined) return false;
  switch (op) {
    case 'IS_NULL':
      return typeOf(value) === 'nullValue';
    case 'IS_NOT_NULL':
      return typeOf(value) !== 'nullValue';
    case 'IS_NAN':
      return isNaNValue(value);
    case 'IS_NOT_NAN':
      return !isNaNValue(value) && typeOf(value) !== 'nullValue';
    default:
      throw invalid(`Unknown operator ${op}.`);
  }
}

function passesField(value: Value, op: string, wanted: Value): boolean {
  const list = wanted.arrayValue?.values ?? [];
  const within = value.arrayValue?.values ?? [];
  const order = () => compareValues(value, wanted);
  // Greater and less are asked within one type only.
  const isComparable = typeOf(value) === typeOf(wanted) && !isNaNValue(value);
  const isNothing = typeOf(value) === 'nullValue';
  switch (op) {
    case 'EQUAL':
      return areEqual(value, wanted);
    case 'NOT_EQUAL':
      return !isNothing && !areEqual(value, wanted);
    case 'LESS_THAN':
      return isComparable && order() < 0;
    case 'LESS_THAN_OR_EQUAL':
      return isComparable && order() <= 0;
    case 'GREATER_THAN':
      return isComparable && order() > 0;
    case 'GREATER_THAN_OR_EQUAL':
      return isComparable && order() >= 0;
    case 'ARRAY_CONTAINS':
      return within.some((each) => areEqual(each, wanted));
    case 'ARRAY_CONTAINS_ANY':
      return within.some((each) => list.some((other) => areEqual(each, other)));
    case 'IN':
      return list.some((other) => areEqual(value, other));
    case 'NOT_IN':
      return !isNothing && !list.some((other) => areEqual(value, other));
    default:
      throw invalid(`Unknown operator ${op}.`);
  }
}
