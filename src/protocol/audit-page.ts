// A page of the log of staff rights, as admins fetch it.
import * as v from 'valibot';
import { CursorText } from './cursor.ts';
import { WireRow } from './feed.ts';

export const AuditPage = v.object({
  /** `audit` rows, newest first. */
  rows: v.array(WireRow),
  /** Where the next page begins; none after the last. */
  older: v.optional(CursorText),
  serverTime: v.string(),
});
export type AuditPage = v.InferOutput<typeof AuditPage>;
