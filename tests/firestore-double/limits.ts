// What Firestore does not take: documents that are too large, arrays in arrays, names that are its own.
import { invalid } from './problem.ts';
import type { Fields, Value } from './wire.ts';

export const MAX_DOCUMENT = 1_048_576;
export const MAX_COMMIT = 10 * 1_048_576;
const MAX_ID = 1500;
const MAX_DEPTH = 20;

const bytes = (text: string): number => Buffer.byteLength(text);
/** Names count all parts after the database, with one byte for the end of each, and 16. */
const nameSize = (name: string): number =>
  16 + partsAfterDocuments(name).reduce((sum, part) => sum + bytes(part) + 1, 0);

function sizeOf(value: Value): number {
  if (value.stringValue !== undefined) return bytes(value.stringValue) + 1;
  if (value.bytesValue !== undefined) return value.bytesValue.length;
  if (value.referenceValue !== undefined) return nameSize(value.referenceValue);
  if (value.geoPointValue !== undefined) return 16;
  if (value.arrayValue !== undefined)
    return (value.arrayValue.values ?? []).reduce((sum, each) => sum + sizeOf(each), 0);
  if (value.mapValue !== undefined) return fieldsSize(value.mapValue.fields ?? {});
  return value.booleanValue !== undefined || value.nullValue !== undefined ? 1 : 8;
}

const fieldsSize = (fields: Fields): number =>
  Object.entries(fields).reduce((sum, [key, value]) => sum + bytes(key) + 1 + sizeOf(value), 0);

function checkValue(value: Value, depth: number, isInArray: boolean): void {
  if (depth > MAX_DEPTH) throw invalid('Property is nested too deeply.');
  if (value.arrayValue !== undefined) {
    if (isInArray) throw invalid('Cannot convert an array value in an array value.');
    for (const each of value.arrayValue.values ?? []) checkValue(each, depth + 1, true);
  }
  if (value.mapValue !== undefined) checkFields(value.mapValue.fields ?? {}, depth + 1);
}

function checkFields(fields: Fields, depth: number): void {
  for (const [key, value] of Object.entries(fields)) {
    if (key === '') throw invalid('Property names must not be empty.');
    if (bytes(key) > MAX_ID) throw invalid('Property name is longer than 1500 bytes.');
    if (/^__.*__$/.test(key)) throw invalid(`Property name "${key}" is reserved.`);
    checkValue(value, depth, false);
  }
}

/** Throws where a document could not be stored. */
export function checkDocument(name: string, fields: Fields): void {
  checkFields(fields, 1);
  const size = nameSize(name) + fieldsSize(fields) + 32;
  if (size > MAX_DOCUMENT)
    throw invalid(
      `Document '${name}' cannot be written because its size (${size} bytes) exceeds the maximum allowed size of ${MAX_DOCUMENT} bytes.`,
    );
}

/** `collection/id/…` of a document's name. */
export function partsAfterDocuments(name: string): string[] {
  const [, after] = /^projects\/[^/]+\/databases\/[^/]+\/documents\/(.+)$/.exec(name) ?? [];
  return after === undefined ? [] : after.split('/');
}

/** Throws where a name is no document's. */
export function checkName(name: string): void {
  const parts = partsAfterDocuments(name);
  if (parts.length === 0 || parts.length % 2 !== 0) throw invalid(`Document name "${name}" is invalid.`);
  for (const part of parts) {
    const isOwn = /^__.*__$/.test(part);
    if (part === '' || part === '.' || part === '..' || isOwn || bytes(part) > MAX_ID)
      throw invalid(`Resource id "${part.slice(0, 100)}" is invalid.`);
  }
}
