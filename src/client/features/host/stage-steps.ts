// The order of an evening: which stage comes next and which came before; after the last one the evening is closed.
import { type Meeting, STAGES, type Stage } from '../../../domain/meeting.ts';

export type Step = { readonly to: Stage } | 'close';

/** The one obvious next step; undefined where the evening is closed. */
export function nextStep(meeting: Pick<Meeting, 'stage' | 'closedAt'>): Step | undefined {
  if (meeting.closedAt !== undefined) return undefined;
  const next = STAGES[STAGES.indexOf(meeting.stage) + 1];
  return next === undefined ? 'close' : { to: next };
}

/** The stage to go back to, if there is one. */
export function stageBefore(meeting: Pick<Meeting, 'stage' | 'closedAt'>): Stage | undefined {
  return meeting.closedAt === undefined ? STAGES[STAGES.indexOf(meeting.stage) - 1] : undefined;
}
