// Where a reader stands in a stream: an opaque text for phones, epoch and one revision a lane for servers.
import * as v from 'valibot';

/** `epoch` changes when a server is restored from a backup: every older cursor is then invalid. */
export type Cursor = { readonly epoch: string; readonly heads: readonly number[] };

export const CursorText = v.pipe(v.string(), v.regex(/^v1\.[0-9a-f]{8}(\.\d{1,15})+$/));

export const formatCursor = (cursor: Cursor): string => `v1.${cursor.epoch}.${cursor.heads.join('.')}`;

/** The cursor that a text stands for; undefined where it is none. */
export function parseCursor(text: string): Cursor | undefined {
  const parsed = v.safeParse(CursorText, text);
  if (!parsed.success) return undefined;
  const [, epoch = '', ...heads] = parsed.output.split('.');
  return { epoch, heads: heads.map(Number) };
}
