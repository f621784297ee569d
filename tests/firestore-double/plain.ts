// The fields of a document as plain values, for tests that look into a database.
import type { Fields, Value } from './wire.ts';

export const plainFields = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plainValue(value)]));

function plainValue(value: Value): unknown {
  if (value.integerValue !== undefined) return Number(value.integerValue);
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(plainValue);
  if (value.mapValue !== undefined) return plainFields(value.mapValue.fields ?? {});
  return value.stringValue ?? value.booleanValue ?? value.doubleValue ?? value.bytesValue ?? null;
}
