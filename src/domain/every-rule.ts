// Everything that anybody can do. The server judges by it from the start; a phone fetches what residents do not need.
import { createArea, editArea } from './area-host.ts';
import { castBallot } from './ballot.ts';
import { publishLog } from './ballot-log.ts';
import { bookOf } from './command.ts';
import { groupIdea } from './grouping.ts';
import { importIdea } from './import.ts';
import { acceptInvite, makeInvite } from './invite.ts';
import { closeMeeting, editMeeting, openMeeting, setStage } from './meeting-host.ts';
import { mergeIdea } from './merge.ts';
import { dismissReport, hide, unhide } from './moderation.ts';
import { enterPaper } from './paper-ballot.ts';
import { RESIDENT_RULES } from './resident-rules.ts';
import { publishResult } from './result.ts';
import { revokeRole } from './revoke.ts';
import { closeRound, extendRound, openRound } from './round.ts';
import type { Rule } from './rule.ts';
import { applyForSeat, consentToName, withdrawSeat } from './seat.ts';
import { addSeat, decideSeat, endSeat } from './seat-host.ts';
import { removeTheme, setTheme } from './theme-host.ts';
import { printCodes, voidCode } from './voting-code.ts';

export const EVERY_RULE: readonly Rule[] = [
  ...RESIDENT_RULES,
  acceptInvite,
  addSeat,
  applyForSeat,
  castBallot,
  closeMeeting,
  closeRound,
  consentToName,
  createArea,
  decideSeat,
  dismissReport,
  editArea,
  editMeeting,
  endSeat,
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
  publishResult,
  removeTheme,
  revokeRole,
  setStage,
  setTheme,
  unhide,
  voidCode,
  withdrawSeat,
];

export const WHOLE_BOOK = bookOf(EVERY_RULE);
