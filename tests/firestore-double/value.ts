// Values: which type one has, in which order they come, and when two are equal.
import type { Fields, Timestamp, Value } from './wire.ts';

/** In the order in which Firestore sorts values of different types; NaN comes before all numbers. */
const TYPES = [
  'nullValue',
  'booleanValue',
  'number',
  'timestampValue',
  'stringValue',
  'bytesValue',
  'referenceValue',
  'geoPointValue',
  'arrayValue',
  'mapValue',
] as const;
export type Type = (typeof TYPES)[number];

export function typeOf(value: Value): Type {
  if (value.integerValue !== undefined || value.doubleValue !== undefined) return 'number';
  return TYPES.find((type) => type !== 'number' && value[type] !== undefined) ?? 'nullValue';
}

export const isNaNValue = (value: Value): boolean =>
  value.doubleValue !== undefined && Number.isNaN(value.doubleValue);

const sign = (a: number | bigint | boolean, b: number | bigint | boolean): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** By their bytes in UTF-8, which is not the order of UTF-16. */
export const compareTexts = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Microseconds since 1970. */
export const micros = (time: Timestamp): bigint =>
  BigInt(time.seconds ?? 0) * 1_000_000n + BigInt(Math.floor((time.nanos ?? 0) / 1000));
export const timestamp = (time: bigint): Timestamp => ({
  seconds: String(time / 1_000_000n),
  nanos: Number(time % 1_000_000n) * 1000,
});

/** Names of documents by their parts. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareTexts(part, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareNumbers(a: Value, b: Value): number {
  if (a.integerValue !== undefined && b.integerValue !== undefined)
    return sign(BigInt(a.integerValue), BigInt(b.integerValue));
  const [left, right] = [numberOf(a), numberOf(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) return sign(!Number.isNaN(left), !Number.isNaN(right));
  return sign(left, right);
}

export const numberOf = (value: Value): number =>
  value.integerValue === undefined ? (value.doubleValue ?? 0) : Number(value.integerValue);

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareValues(value, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareMaps(a: Fields, b: Fields): number {
  const [left, right] = [Object.keys(a).sort(compareTexts), Object.keys(b).sort(compareTexts)];
  for (const [index, key] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareTexts(key, other) || compareValues(a[key] ?? {}, b[other] ?? {});
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

export function compareValues(a: Value, b: Value): number {
  const [type, other] = [typeOf(a), typeOf(b)];
  if (type !== other) return sign(TYPES.indexOf(type), TYPES.indexOf(other));
  switch (type) {
    case 'nullValue':
      return 0;
    case 'booleanValue':
      return sign(a.booleanValue ?? false, b.booleanValue ?? false);
    case 'number':
      return compareNumbers(a, b);
    case 'timestampValue':
      return sign(micros(a.timestampValue ?? {}), micros(b.timestampValue ?? {}));
    case 'stringValue':
      return compareTexts(a.stringValue ?? '', b.stringValue ?? '');
    case 'bytesValue':
      return Buffer.compare(a.bytesValue ?? Buffer.of(), b.bytesValue ?? Buffer.of());
    case 'referenceValue':
      return compareNames(a.referenceValue ?? '', b.referenceValue ?? '');
    case 'geoPointValue':
      return (
        sign(a.geoPointValue?.latitude ?? 0, b.geoPointValue?.latitude ?? 0) ||
        sign(a.geoPointValue?.longitude ?? 0, b.geoPointValue?.longitude ?? 0)
      );
    case 'arrayValue':
      return compareLists(a.arrayValue?.values ?? [], b.arrayValue?.values ?? []);
    case 'mapValue':
      return compareMaps(a.mapValue?.fields ?? {}, b.mapValue?.fields ?? {});
  }
}

export const areEqual = (a: Value, b: Value): boolean => compareValues(a, b) === 0;

/** Whether two documents hold the very same, also in the kind of their numbers. */
export function areSame(a: Value, b: Value): boolean {
  if (typeOf(a) !== typeOf(b) || !areEqual(a, b)) return false;
  if (a.arrayValue !== undefined)
    return (a.arrayValue.values ?? []).every((value, index) =>
      areSame(value, b.arrayValue?.values?.[index] ?? {}),
    );
  if (a.mapValue !== undefined) {
    const others = b.mapValue?.fields ?? {};
    return Object.entries(a.mapValue.fields ?? {}).every(([key, value]) => areSame(value, others[key] ?? {}));
  }
  return (a.integerValue === undefined) === (b.integerValue === undefined);
}
