// Why a command is refused: a closed list, one sentence in each language for each.
export const REJECT_CODES = [
  'malformed',
  'unknown-command',
  'empty',
  'too-long',
  'not-allowed',
  'no-such-area',
  'no-such-theme',
  'no-such-idea',
  'no-such-comment',
  'no-such-meeting',
  'no-such-invite',
  'no-such-round',
  'no-such-code',
  'idea-hidden',
  'idea-merged',
  'meeting-closed',
  'meeting-cancelled',
  'meeting-full',
  'ends-before-start',
  'code-taken',
  'round-open',
  'round-closed',
  'ballot-unfit',
  'code-void',
  'code-used',
  'entry-differs',
  'edit-conflict',
  'invite-expired',
  'invite-used',
  'link-spent',
  'too-often',
  'too-many',
  'mail-needed',
  'last-admin',
  'no-such-seat',
  'seat-taken',
  'seat-decided',
  'internal',
] as const;

export type RejectCode = (typeof REJECT_CODES)[number];

export type Rejection = { readonly code: RejectCode; readonly field?: string | undefined };

/** Whether a schema's message is one of the codes; any other message means a malformed value. */
export function isRejectCode(text: string): text is RejectCode {
  return REJECT_CODES.some((code) => code === text);
}
