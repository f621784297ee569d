// Everything that anybody can do. The server judges by it from the start; a phone fetches what residents do not need.

import { ACCESS, type Access } from './access.ts';
import { createArea, editArea } from './area-host.ts';
import { castBallot } from './ballot.ts';
import { publishLog } from './ballot-log.ts';
import { fillUrn, keepCount, publishResult, shutBox } from './box.ts';
import { bringAlong } from './bring.ts';
import { comeToMeeting } from './coming.ts';
import { bookOf } from './command.ts';
import { giveNotices, noteFollowed } from './give-notices.ts';
import { groupIdea } from './grouping.ts';
import { importIdea } from './import.ts';
import { acceptInvite, makeInvite } from './invite.ts';
import { askToReturn } from './link-letter.ts';
import { forgetMail, setMail, useMailKey } from './mailbox.ts';
import { cancelMeeting, closeMeeting, editMeeting, openMeeting, setStage } from './meeting-host.ts';
import { mergeIdea } from './merge.ts';
import { publishMinutes } from './minutes.ts';
import { dismissReport, hide, unhide } from './moderation.ts';
import { readNotices } from './notice.ts';
import { chooseNotices } from './notice-wish.ts';
import { enterPaper } from './paper-ballot.ts';
import { addPasskey, removePasskey, usePasskey } from './passkey.ts';
import { offerLink, takeLink } from './phone-link.ts';
import { settlePost, takePost } from './post-office.ts';
import { subscribePush, testPush, unsubscribePush } from './push-device.ts';
import { sendReport } from './report.ts';
import { RESIDENT_RULES } from './resident-rules.ts';
import { revokeRole } from './revoke.ts';
import { closeRound, extendRound, openRound } from './round.ts';
import type { Rule } from './rule.ts';
import { applyForSeat, consentToName, withdrawSeat } from './seat.ts';
import { addSeat, decideSeat, endSeat } from './seat-host.ts';
import { removeTheme, setTheme } from './theme-host.ts';
import { printCodes, voidCode } from './voting-code.ts';

export const EVERY_RULE: readonly Rule[] = [
  ...RESIDENT_RULES,
  sendReport,
  askToReturn,
  bringAlong,
  offerLink,
  takeLink,
  addPasskey,
  removePasskey,
  usePasskey,
  chooseNotices,
  forgetMail,
  giveNotices,
  noteFollowed,
  readNotices,
  setMail,
  settlePost,
  subscribePush,
  takePost,
  testPush,
  unsubscribePush,
  useMailKey,
  acceptInvite,
  addSeat,
  applyForSeat,
  cancelMeeting,
  castBallot,
  closeMeeting,
  closeRound,
  comeToMeeting,
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
  publishMinutes,
  publishResult,
  shutBox,
  fillUrn,
  keepCount,
  removeTheme,
  revokeRole,
  setStage,
  setTheme,
  unhide,
  voidCode,
  withdrawSeat,
];

export const WHOLE_BOOK = bookOf(EVERY_RULE);
/** The table of rights, which comes with the rules that it is for. */
export const WHOLE_ACCESS: Access = ACCESS;
