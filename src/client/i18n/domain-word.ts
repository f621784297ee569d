// The keys that codes of the domain turn into: a new code without a sentence does not compile.
import type { Stance } from '../../domain/comment.ts';
import type { MEETING_TYPES, Stage } from '../../domain/meeting.ts';
import type { RejectCode } from '../../domain/reject.ts';
import type { REPORT_REASONS } from '../../domain/report.ts';

export type DomainWord =
  | `reject.${RejectCode}`
  | `stage.${Stage}`
  | `now.${Stage}`
  | `stance.${Stance}`
  | `meetingType.${(typeof MEETING_TYPES)[number]}`
  | `reason.${(typeof REPORT_REASONS)[number]}`;
