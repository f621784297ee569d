// GET /v1/meetings/:meeting/record.json and .csv: the record of an evening, to keep.
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { MeetingId } from '../../domain/ids.ts';
import type { MeetingRecord } from '../../domain/record.ts';
import { Language } from '../../domain/text.ts';
import type { AppDeps } from '../app-deps.ts';
import { CACHE, jsonAnswer } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { textFile } from '../http/text-file.ts';
import { recordCsv } from '../record-csv.ts';
import { readRecord } from '../usecases/read-record.ts';
import { isRefusal, type Refusal } from '../usecases/refusal.ts';

export function recordRoutes(deps: AppDeps): Hono {
  const read = async (c: Context): Promise<MeetingRecord | Refusal> => {
    const meetingId = v.safeParse(MeetingId, c.req.param('meeting'));
    return meetingId.success ? readRecord(deps.storage, meetingId.output) : { problem: 'no-such-meeting' };
  };
  return new Hono()
    .get('/meetings/:meeting/record.json', async (c) => {
      const answer = jsonAnswer(c.req.raw, await read(c), CACHE.list);
      if (answer.ok) answer.headers.set('Content-Disposition', 'attachment; filename="kehra-record.json"');
      return answer;
    })
    .get('/meetings/:meeting/record.csv', async (c) => {
      const record = await read(c);
      if (isRefusal(record)) return problemAnswer(record);
      const language = v.safeParse(Language, c.req.query('lang'));
      const csv = recordCsv(record, language.success ? language.output : undefined);
      return textFile(c.req.raw, csv, { name: 'kehra-record.csv', type: 'csv', cache: CACHE.list });
    });
}
