// The keys that codes of the domain turn into: a new code without a sentence does not compile.
import type { Stance } from '../../domain/comment.ts';
import type { MEETING_TYPES, Stage } from '../../domain/meeting.ts';
import type { RejectCode } from '../../domain/reject.ts';
import type { REPORT_REASONS } from '../../domain/report.ts';

/** Refusals that no first visit meets: their sentences come with later screens. */
type LaterRefusal = Extract<
  RejectCode,
  | 'edit-conflict'
  | 'no-such-invite'
  | 'invite-expired'
  | 'invite-used'
  | 'code-taken'
  | 'no-such-round'
  | 'no-such-code'
  | 'round-open'
  | 'round-closed'
  | 'ballot-unfit'
  | 'code-void'
  | 'code-used'
  | 'entry-differs'
  | 'meeting-cancelled'
  | 'meeting-full'
  | 'ends-before-start'
  | 'link-spent'
  | 'too-often'
  | 'too-many'
  | 'mail-needed'
  | 'last-admin'
  | 'no-such-seat'
  | 'seat-taken'
  | 'seat-decided'
>;
export type LaterWord =
  | `reject.${LaterRefusal}`
  | `reason.${(typeof REPORT_REASONS)[number]}`
  | `stage.${Stage}`;

export type DomainWord =
  | `reject.${Exclude<RejectCode, LaterRefusal>}`
  | `now.${Stage}`
  | `stance.${Stance}`
  | `meetingType.${(typeof MEETING_TYPES)[number]}`;
