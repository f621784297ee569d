// Everything that anybody can do. The server judges by it from the start; a phone fetches what residents do not need.
import { createArea, editArea } from './area-host.ts';
import { castBallot } from './ballot.ts';
import { publishLog } from './ballot-log.ts';
import { comeToMeeting } from './coming.ts';
import { bookOf } from './command.ts';
import { groupIdea } from './grouping.ts';
import { importIdea } from './import.ts';
import { acceptInvite, makeInvite } from './invite.ts';
import { cancelMeeting, closeMeeting, editMeeting, openMeeting, setStage } from './meeting-host.ts';
import { mergeIdea } from './merge.ts';
import { publishMinutes } from './minutes.ts';
import { dismissReport, hide, unhide } from './moderation.ts';
import { enterPaper } from './paper-ballot.ts';
import { RESIDENT_RULES } from './resident-rules.ts';
import { publishResult } from './result.ts';
import { closeRound, extendRound, openRound } from './round.ts';
import type { Rule } from './rule.ts';
import { removeTheme, setTheme } from './theme-host.ts';
import { printCodes, voidCode } from './voting-code.ts';

export const EVERY_RULE: readonly Rule[] = [
  ...RESIDENT_RULES,
  acceptInvite,
  cancelMeeting,
  castBallot,
  closeMeeting,
  closeRound,
  comeToMeeting,
  createArea,
  dismissReport,
  editArea,
  editMeeting,
  enterPaper,
  extendRound,
  groupIdea,
  hide,
  importIdea,
  makeInvite,
  mergeIdea,
  openMeeting,
  openRound,
  printCodes,
  publishLog,
  publishMinutes,
  publishResult,
  removeTheme,
  setStage,
  setTheme,
  unhide,
  voidCode,
];

export const WHOLE_BOOK = bookOf(EVERY_RULE);
