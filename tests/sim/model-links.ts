// What linking phones means, said a second time with sets and maps.

import * as v from 'valibot';
import { hashOf } from '../../src/domain/invite.ts';
import type { ModelMeetings } from './model-meetings.ts';
import type { ModelNotices } from './model-notices.ts';
import type { ModelRounds } from './model-rounds.ts';
import type { ModelSeats } from './model-seats.ts';
import type { Case, Verdict } from './model-shapes.ts';
import type { ModelComment, ModelIdea } from './model-things.ts';

const NOTHING = (): void => {};
const MINUTE = 60_000;
const Bring = v.looseObject({ from: v.string(), kind: v.string(), id: v.string() });

/** What belongs to people, wherever the model keeps it. */
type Around = {
  readonly ideas: ReadonlyMap<string, ModelIdea>;
  readonly comments: ReadonlyMap<string, ModelComment>;
  readonly hosts: Set<string>;
  readonly holders: Map<string, { isOver: boolean }>;
  readonly meetings: ModelMeetings;
  readonly rounds: ModelRounds;
  readonly seats: ModelSeats;
  readonly notices: ModelNotices;
  supportersOf(id: string): Set<string>;
};

export class ModelLinks {
  readonly keys = new Map<string, { member: string; until: number; usedBy: string }>();
  readonly into = new Map<string, string>();

  case(type: string, given: Case, around: Around): Verdict {
    const { args, told } = given;
    const { member } = told;
    const now = Date.parse(told.now);
    switch (type) {
      case 'link.offer': {
        const known = this.keys.get(args.hash);
        const offer = () => this.make(args.hash, member, now + 10 * MINUTE);
        return [[known !== undefined && known.member !== member && 'link-spent'], known !== undefined, offer];
      }
      case 'link.take': {
        const key = this.keys.get(hashOf(args.secret));
        if (key === undefined) return [['link-spent'], false, NOTHING];
        const isDone = key.member === member || key.usedBy === member;
        const isPast = this.into.has(member) || this.into.has(key.member);
        const isSpent = key.usedBy !== '' || key.until <= now || isPast;
        const take = () => {
          key.usedBy = member;
          this.into.set(member, key.member);
        };
        return [[!isDone && isSpent && 'link-spent'], isDone, take];
      }
      case 'link.letter':
        return around.notices.askToReturn(given, (hash, owner) => this.make(hash, owner, now + 60 * MINUTE));
      default: {
        const { from, kind, id } = v.parse(Bring, told.args);
        const isHers = from !== member && this.now(from) === member;
        const bring = () => moved(kind, id, from, member, around);
        return [[!isHers && 'not-allowed'], false, bring];
      }
    }
  }

  private make(hash: string, member: string, until: number): void {
    this.keys.set(hash, { member, until, usedBy: '' });
  }

  private now(member: string): string {
    const next = this.into.get(member);
    return next === undefined ? member : this.now(next);
  }
}

/** One thing of one person becomes another's, who has it once. */
function moved(kind: string, id: string, from: string, to: string, around: Around): void {
  const [first = '', second = '', third = ''] = id.split('~');
  const inSet = (set: Set<string> | undefined, name = from, as = to): void => {
    if (set?.delete(name) === true) set.add(as);
  };
  const written = { idea: around.ideas, comment: around.comments }[kind]?.get(id);
  if (written?.isRemoved === false && written.author === from) written.author = to;
  if (second === from && third === '') {
    if (kind === 'support') inSet(around.supportersOf(first));
    if (kind === 'coming') inSet(around.meetings.coming.get(first));
    if (kind === 'attendance') inSet(around.meetings.present.get(first));
    if (kind === 'application') around.seats.moved(first, from, to);
    if (kind === 'noticeWish') around.notices.wishMoved(first, from, to);
  }
  if (second === from && kind === 'receipt') {
    const round = around.rounds.all.get(first);
    const tail = third === '' ? '' : `~${third}`;
    const hasOwn = round?.receipts.has(to + tail) === true;
    if (round?.receipts.delete(from + tail) !== true) return;
    round.receipts.add(to + tail);
    const ballot = round.ballots.get(from);
    if (tail !== '' || ballot === undefined || round.closedAt < Number.POSITIVE_INFINITY) return;
    round.ballots.delete(from);
    if (!hasOwn) round.ballots.set(to, ballot);
  }
  if (second === from && kind === 'role' && around.hosts.delete(id)) {
    if (around.holders.has(id)) around.holders.set(id, { isOver: true });
    const own = id.replace(from, to);
    if (!around.hosts.has(own)) around.holders.set(own, { isOver: false });
    around.hosts.add(own);
  }
  if (kind === 'mailbox' && id === from) around.notices.boxMoved(from, to);
  if (kind === 'pushDevice' && first === from) around.notices.phoneMoved(from, to, second);
}
