// What a resident does first: the rules that every phone has from its first minute on.
import { postComment, withdrawComment } from './comment.ts';
import { editIdea, postIdea, withdrawIdea } from './idea.ts';
import { attendMeeting } from './meeting.ts';
import type { Rule } from './rule.ts';
import { setSupport } from './support.ts';

export const RESIDENT_RULES: readonly Rule[] = [
  attendMeeting,
  editIdea,
  postComment,
  postIdea,
  setSupport,
  withdrawComment,
  withdrawIdea,
];
