// Every kind of row that exists, by name.
import { Area } from '../../src/domain/area.ts';
import { Audit } from '../../src/domain/audit.ts';
import { Ballot, Leaf, Receipt } from '../../src/domain/ballot.ts';
import { BallotLog, LogPage } from '../../src/domain/ballot-log.ts';
import { Counted, UrnPage } from '../../src/domain/box.ts';
import { Coming } from '../../src/domain/coming.ts';
import { Comment } from '../../src/domain/comment.ts';
import { Delivery } from '../../src/domain/delivery.ts';
import { FollowedArea, ToldEvent } from '../../src/domain/give-notices.ts';
import { Holder } from '../../src/domain/holder.ts';
import { Idea } from '../../src/domain/idea.ts';
import { Invite } from '../../src/domain/invite.ts';
import type { Kind } from '../../src/domain/kind.ts';
import { AddressOwner, MailAsk, Mailbox, MailKey } from '../../src/domain/mailbox.ts';
import { Attendance, JoinCodeRow, Meeting } from '../../src/domain/meeting.ts';
import { Member } from '../../src/domain/member.ts';
import { Minutes } from '../../src/domain/minutes.ts';
import { Withheld } from '../../src/domain/moderation.ts';
import { Notice } from '../../src/domain/notice.ts';
import { NoticeWish } from '../../src/domain/notice-wish.ts';
import { PaperEntry } from '../../src/domain/paper-ballot.ts';
import { Passkey, ServerKey } from '../../src/domain/passkey.ts';
import { LinkKey, MemberLink } from '../../src/domain/phone-link.ts';
import { PushDevice } from '../../src/domain/push-device.ts';
import { Report } from '../../src/domain/report.ts';
import { Result, Urn } from '../../src/domain/result.ts';
import { Role } from '../../src/domain/role.ts';
import { CandidateTitle, Round, Seal } from '../../src/domain/round.ts';
import { Application, Seat, SeatFile } from '../../src/domain/seat.ts';
import { Support } from '../../src/domain/support.ts';
import { Tally } from '../../src/domain/tally-row.ts';
import { Theme } from '../../src/domain/theme.ts';
import { VotingCode } from '../../src/domain/voting-code.ts';
import { WrongCodes } from '../../src/domain/wrong-codes.ts';

export const KINDS: readonly Kind[] = [
  AddressOwner,
  Application,
  Area,
  Attendance,
  Audit,
  Ballot,
  BallotLog,
  CandidateTitle,
  Coming,
  Comment,
  Delivery,
  FollowedArea,
  Holder,
  Idea,
  Invite,
  JoinCodeRow,
  Leaf,
  LinkKey,
  LogPage,
  MailAsk,
  Mailbox,
  MailKey,
  Meeting,
  Member,
  MemberLink,
  Minutes,
  Notice,
  NoticeWish,
  PaperEntry,
  Passkey,
  PushDevice,
  Receipt,
  Report,
  Result,
  Role,
  Round,
  Seal,
  Seat,
  SeatFile,
  ServerKey,
  Support,
  Tally,
  Theme,
  ToldEvent,
  Urn,
  VotingCode,
  WrongCodes,
  Withheld,
  Counted,
  UrnPage,
];

const byName = new Map(KINDS.map((kind) => [kind.name, kind]));

/** The kind of that name; undefined for a row of a newer version, which is kept but not read. */
export const kindNamed = (name: string): Kind | undefined => byName.get(name);
