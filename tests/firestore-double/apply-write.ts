// One write on one document: its precondition, its mask, its transforms. Pure; the store decides what becomes of it.
import { status } from '@grpc/grpc-js';
import { partsOf, readField, withField } from './field-path.ts';
import { checkDocument, checkName } from './limits.ts';
import { failedPrecondition, invalid, Refused } from './problem.ts';
import { areEqual, micros, numberOf, timestamp, typeOf } from './value.ts';
import type { Fields, FieldTransform, Precondition, Value, Write } from './wire.ts';

export type Doc = {
  readonly name: string;
  readonly fields: Fields;
  readonly createTime: bigint;
  readonly updateTime: bigint;
};

export type Written = {
  readonly name: string;
  /** undefined where the document is no more. */
  readonly fields: Fields | undefined;
  readonly transformResults: readonly Value[];
};

export function nameOf(write: Write): string {
  const name = write.update?.name ?? write.delete ?? write.verify ?? write.transform?.document ?? '';
  checkName(name);
  return name;
}

function checkPrecondition(name: string, found: Doc | undefined, wanted: Precondition): void {
  if (wanted.exists === true && found === undefined)
    throw new Refused(status.NOT_FOUND, `No document to update: ${name}`);
  if (wanted.exists === false && found !== undefined)
    throw new Refused(status.ALREADY_EXISTS, `Document already exists: ${name}`);
  if (wanted.updateTime === undefined || wanted.updateTime === null) return;
  if (found === undefined) throw new Refused(status.NOT_FOUND, `No document to update: ${name}`);
  if (found.updateTime !== micros(wanted.updateTime))
    throw failedPrecondition(`the stored version of ${name} does not match the required base version`);
}

/** What a write makes of a document as it stands. */
export function applyWrite(write: Write, found: Doc | undefined, now: bigint): Written {
  const name = nameOf(write);
  checkPrecondition(name, found, write.currentDocument ?? {});
  if (write.delete !== undefined) return { name, fields: undefined, transformResults: [] };
  if (write.verify !== undefined) return { name, fields: found?.fields, transformResults: [] };
  const base = write.transform === undefined ? updated(write, found) : (found?.fields ?? {});
  const transforms = write.transform?.fieldTransforms ?? write.updateTransforms ?? [];
  const { fields, results } = transformed(base, transforms, now);
  checkDocument(name, fields);
  return { name, fields, transformResults: results };
}

function updated({ update, updateMask }: Write, found: Doc | undefined): Fields {
  const fields = update?.fields ?? {};
  if (updateMask === undefined || updateMask === null) return fields;
  return (updateMask.fieldPaths ?? [])
    .map(partsOf)
    .reduce((kept, parts) => withField(kept, parts, readField(fields, parts)), found?.fields ?? {});
}

function transformed(fields: Fields, transforms: readonly FieldTransform[], now: bigint) {
  const results: Value[] = [];
  let changed = fields;
  for (const transform of transforms) {
    const parts = partsOf(transform.fieldPath ?? '');
    const { stored, result } = transformOne(transform, readField(changed, parts), now);
    changed = withField(changed, parts, stored);
    results.push(result);
  }
  return { fields: changed, results };
}

const NULL: Value = { nullValue: 'NULL_VALUE' };

function transformOne(transform: FieldTransform, before: Value | undefined, now: bigint) {
  const same = (value: Value) => ({ stored: value, result: value });
  if (transform.setToServerValue === 'REQUEST_TIME') return same({ timestampValue: timestamp(now) });
  const { increment, maximum, minimum, appendMissingElements, removeAllFromArray } = transform;
  const number = before !== undefined && typeOf(before) === 'number' ? before : undefined;
  if (increment) return same(number === undefined ? increment : sum(number, increment));
  if (maximum) return same(number === undefined || numberOf(number) < numberOf(maximum) ? maximum : number);
  if (minimum) return same(number === undefined || numberOf(number) > numberOf(minimum) ? minimum : number);
  const list = before?.arrayValue?.values ?? [];
  if (appendMissingElements) {
    const values = [...list];
    for (const value of appendMissingElements.values ?? [])
      if (!values.some((each) => areEqual(each, value))) values.push(value);
    return { stored: { arrayValue: { values } }, result: NULL };
  }
  if (removeAllFromArray) {
    const gone = removeAllFromArray.values ?? [];
    const values = list.filter((each) => !gone.some((value) => areEqual(each, value)));
    return { stored: { arrayValue: { values } }, result: NULL };
  }
  throw invalid('Unknown field transform.');
}

const INT_MAX = 2n ** 63n - 1n;
const INT_MIN = -(2n ** 63n);

function sum(a: Value, b: Value): Value {
  if (a.integerValue === undefined || b.integerValue === undefined)
    return { doubleValue: numberOf(a) + numberOf(b) };
  const exact = BigInt(a.integerValue) + BigInt(b.integerValue);
  return { integerValue: String(exact > INT_MAX ? INT_MAX : exact < INT_MIN ? INT_MIN : exact) };
}
