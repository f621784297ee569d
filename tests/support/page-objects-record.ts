// The record of an evening as a host takes it along: the files behind the buttons of its page.
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import type { Phone } from './browser.ts';
import { link } from './page-objects.ts';

const RecordFile = v.object({
  present: v.number(),
  ideas: v.array(
    v.object({
      title: v.string(),
      origin: v.string(),
      table: v.optional(v.string()),
      late: v.optional(v.boolean()),
      theme: v.optional(v.object({ fi: v.optional(v.string()) })),
      supports: v.number(),
      comments: v.array(v.object({ text: v.string(), stance: v.string() })),
      mergedInto: v.optional(v.string()),
      merged: v.optional(v.array(v.object({ title: v.string() }))),
      hidden: v.optional(v.object({ reason: v.string() })),
    }),
  ),
});
export type RecordFile = v.InferOutput<typeof RecordFile>;

const RecordTable = v.array(
  v.looseObject({
    kind: v.string(),
    title: v.string(),
    text: v.string(),
    supports: v.string(),
    present: v.string(),
  }),
);

async function download(host: Phone, key: 'record.csv' | 'record.json'): Promise<string> {
  const [file] = await Promise.all([host.page.waitForEvent('download'), link(host, key).click()]);
  return readFile(await file.path(), 'utf8');
}

export const recordFile = async (host: Phone): Promise<RecordFile> =>
  v.parse(RecordFile, JSON.parse(await download(host, 'record.json')));

export const recordTable = async (host: Phone) =>
  v.parse(
    RecordTable,
    parse(await download(host, 'record.csv'), {
      columns: true,
      bom: true,
      delimiter: host.language === 'en' ? ',' : ';',
    }),
  );
