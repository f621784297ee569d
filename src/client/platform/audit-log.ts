// The log of staff rights, fetched a page at a time when an admin opens it; it is kept on no phone.
import * as v from 'valibot';
import { Audit } from '../../domain/audit.ts';

const Page = v.object({ rows: v.array(v.unknown()), older: v.optional(v.string()) });
export type AuditLines = { readonly lines: readonly Audit[]; readonly older: string | undefined };

/** Lines before `before`, or the newest; undefined where they cannot be had now, `denied` where they are not hers to read. */
export async function fetchAudit(
  scope: string,
  before: string | undefined,
  as: { readonly clientId: string; readonly secret: string },
): Promise<AuditLines | 'denied' | undefined> {
  const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`;
  try {
    const answer = await fetch(`/v1/audit/${encodeURIComponent(scope)}${query}`, {
      headers: { Authorization: `Bearer ${as.clientId}.${as.secret}` },
      cache: 'no-store',
    });
    if (answer.status === 403) return 'denied';
    if (!answer.ok) return undefined;
    const page = v.safeParse(Page, await answer.json());
    if (!page.success) return undefined;
    const lines = page.output.rows.flatMap((row) => {
      const line = v.safeParse(Audit.schema, row);
      return line.success ? [line.output] : [];
    });
    return { lines, older: page.output.older };
  } catch {
    return undefined;
  }
}
