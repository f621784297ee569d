// What the commands mean, said a second time with sets and maps and without any care for speed. Rules, storage and
// phones are compared with it.
import * as v from 'valibot';
import { SYSTEM_MEMBER } from '../../src/domain/member.ts';
import { marksIn } from '../support/texts.ts';
import { isNoticeDeed } from './deeds-notices.ts';
import { isAllowed, MODEL_ROLES, roleName, STAFF_COMMANDS } from './model-access.ts';
import { Args, faultsOf } from './model-args.ts';
import { acceptCase, themeCase } from './model-few.ts';
import { ModelLinks } from './model-links.ts';
import { ModelMeetings } from './model-meetings.ts';
import { ModelNotices } from './model-notices.ts';
import { ModelRounds } from './model-rounds.ts';
import { ModelSeats } from './model-seats.ts';
import type { Case, Judgement, Reasons, Told, Verdict } from './model-shapes.ts';
import type { ModelComment, ModelIdea } from './model-things.ts';

const NOTHING = (): void => {};

export class Model {
  readonly areas = new Set<string>();
  /** The ids of roles that are held. */
  readonly hosts = new Set<string>();
  /** Those that an invite gave, and whether they have ended. */
  readonly holders = new Map<string, { isOver: boolean }>();
  readonly invites = new Map<string, { scope: string; role: string; expires: number; usedBy: string }>();
  readonly themes = new Map<string, { area: string; isRemoved: boolean }>();
  readonly ideas = new Map<string, ModelIdea>();
  readonly comments = new Map<string, ModelComment>();
  /** Who supports each idea; after a merge the union is with the idea that stands. */
  readonly supporters = new Map<string, Set<string>>();
  readonly reports = new Map<string, { area: string; isDismissed: boolean }>();
  readonly withheld = new Map<string, string>();
  readonly meetings = new ModelMeetings();
  readonly rounds = new ModelRounds();
  readonly seats = new ModelSeats();
  readonly notices = new ModelNotices();
  readonly links = new ModelLinks();

  /** The server cannot tell any more that a theme was removed; ideas and comments nobody posts again. */
  forgetRemoved(): void {
    for (const [id, theme] of this.themes) if (theme.isRemoved) this.themes.delete(id);
  }

  /** Judges, and does it if nothing is against it. */
  tell(told: Told): Judgement {
    const faults = faultsOf(told.type, told.v, told.args);
    if (faults.size > 0) return { codes: faults, isDone: false };
    const args = v.parse(Args, told.args);
    const { areaId, member } = told;
    const isHost = this.mayDo(told.type, areaId, member);
    const [reasons, isDone, effect, noted] = this.case(told.type, { args, told, isHost });
    const noRight: Reasons = [STAFF_COMMANDS.has(told.type) && !isHost && 'not-allowed'];
    const codes = new Set(
      [...reasons, ...noRight].flatMap((code) => (code === false || code === undefined ? [] : [code])),
    );
    if (codes.size === 0 && !isDone) effect();
    if (codes.size > 0) noted?.(codes);
    return { codes, isDone };
  }

  private mayDo(type: string, area: string, member: string): boolean {
    return MODEL_ROLES.some((role) =>
      [area, 'site'].some(
        (scope) => this.hosts.has(roleName(scope, member, role)) && isAllowed(type, role, scope, area),
      ),
    );
  }

  /** The idea that stands for this one. */
  standing(id: string): string {
    const into = this.ideas.get(id)?.into ?? '';
    return into === '' ? id : this.standing(into);
  }

  /** Every idea on the way from this one to the one that stands for it, itself left out. */
  chain(id: string): string[] {
    const into = this.ideas.get(id)?.into ?? '';
    return into === '' ? [] : [into, ...this.chain(into)];
  }

  living(id: string): ModelIdea | undefined {
    const idea = this.ideas.get(id);
    return idea?.isRemoved === true ? undefined : idea;
  }

  supportersOf(id: string): Set<string> {
    const supporters = this.supporters.get(id) ?? new Set();
    this.supporters.set(id, supporters);
    return supporters;
  }

  private case(type: string, { args, told, isHost }: Case): Verdict {
    const noHost = !isHost && 'not-allowed';
    const { areaId: area, member } = told;
    const noArea = !this.areas.has(area) && 'no-such-area';
    switch (type) {
      case 'area.create':
        return [[area === 'site' && 'malformed', noHost], this.areas.has(area), () => this.areas.add(area)];
      case 'area.edit':
        return [[noArea, noHost], false, NOTHING];
      case 'theme.set':
      case 'theme.remove':
        return themeCase(type, { args, told, isHost }, this);
      case 'invite.make': {
        const expires = Date.parse(told.now) + args.days * 86_400_000;
        const make = () => this.invites.set(args.hash, { scope: area, role: args.role, expires, usedBy: '' });
        return [[noHost], this.invites.has(args.hash), make];
      }
      case 'invite.accept':
        return acceptCase(args.secret, member, told.now, this);
      case 'role.revoke': {
        const id = roleName(area, args.memberId, args.role);
        const admins = [...this.hosts].filter(
          (name) => /^site~[^~]*$/.test(name) && !name.includes(SYSTEM_MEMBER),
        );
        const isLast = id.startsWith('site~') && admins.join() === id && 'last-admin';
        const isSystem = args.memberId === SYSTEM_MEMBER && 'not-allowed';
        const revoke = () => {
          this.hosts.delete(id);
          this.holders.set(id, { isOver: true });
        };
        return [[noHost, isSystem, this.hosts.has(id) && isLast], !this.hosts.has(id), revoke];
      }
      case 'report.dismiss': {
        const report = this.reports.get(args.reportId);
        const isDone = report === undefined || report.isDismissed;
        const foreign = report !== undefined && report.area !== area && 'not-allowed';
        const dismiss = () => {
          if (report !== undefined) report.isDismissed = true;
        };
        return [[noHost, foreign], isDone, dismiss];
      }
      case 'report.send':
      case 'content.hide':
      case 'content.unhide':
        return this.moderate(type, { args, told, isHost });
      case 'comment.post':
      case 'comment.withdraw':
        return this.comment(type, { args, told, isHost });
      case 'support.set': {
        const idea = this.living(this.standing(args.ideaId));
        if (idea?.area !== area) return [['no-such-idea'], false, NOTHING];
        const supporters = this.supportersOf(this.standing(args.ideaId));
        const change = () => (args.support ? supporters.add(member) : supporters.delete(member));
        return [[idea.isHidden && 'idea-hidden'], supporters.has(member) === args.support, change];
      }
      default:
        if (type.startsWith('seat.')) return this.seats.case(type, { args, told, isHost }, this);
        if (/^(round|code|ballot|paper|log|box|urn|result)\./.test(type)) {
          return this.rounds.case(type, { args, told, isHost }, this);
        }
        // Nobody has one here: the server alone adds and uses them.
        if (type.startsWith('passkey.')) return [[type !== 'passkey.remove' && 'not-allowed'], true, NOTHING];
        if (type.startsWith('link.')) return this.links.case(type, { args, told, isHost }, this);
        if (isNoticeDeed(type)) return this.notices.case(type, { args, told, isHost }, this);
        return type.startsWith('meeting.')
          ? this.meetings.case(type, { args, told, isHost }, this)
          : this.idea(type, { args, told, isHost });
    }
  }

  private moderate(type: string, { args, told, isHost }: Case): Verdict {
    const { areaId: area, member } = told;
    const { kind, id } = args.target;
    const idea = this.ideas.get(id);
    const comment = this.comments.get(id);
    const found = kind === 'idea' ? idea : comment;
    const shown = found?.isRemoved === true ? undefined : found;
    const noSuch = kind === 'idea' ? 'no-such-idea' : 'no-such-comment';
    const noHost = !isHost && 'not-allowed';
    if (type === 'content.unhide') {
      const from = this.withheld.get(`${kind}~${id}`);
      const show = () => {
        this.withheld.delete(`${kind}~${id}`);
        if (shown !== undefined) shown.isHidden = false;
      };
      return [[noHost, from !== undefined && from !== area && 'not-allowed'], from === undefined, show];
    }
    if (area === 'site') return [['no-such-area', shown === undefined && noSuch, noHost], false, NOTHING];
    if (shown === undefined) return [[noSuch], false, NOTHING];
    if (type === 'report.send') {
      const name = `${id}~${member}`;
      const send = () => this.reports.set(name, { area, isDismissed: false });
      return [[shown.area !== area && noSuch], this.reports.has(name), send];
    }
    const hide = () => {
      shown.isHidden = true;
      this.withheld.set(`${kind}~${id}`, area);
    };
    return [[noHost, shown.area !== area && 'not-allowed'], shown.isHidden, hide];
  }

  private comment(type: string, { args, told: { areaId: area, member } }: Case): Verdict {
    const comment = this.comments.get(args.commentId);
    if (type === 'comment.withdraw') {
      if (comment === undefined) return [['no-such-comment'], false, NOTHING];
      const foreign = (comment.author !== member || comment.area !== area) && 'not-allowed';
      return [[foreign], comment.isRemoved, () => (comment.isRemoved = true)];
    }
    const id = this.standing(args.ideaId);
    const idea = this.living(id);
    const post = () =>
      this.comments.set(args.commentId, {
        area,
        idea: id,
        author: member,
        text: marksIn(args.text),
        isHidden: false,
        isRemoved: false,
      });
    const foreign = idea?.area !== area && 'no-such-idea';
    return [[foreign, idea?.isHidden === true && 'idea-hidden'], comment !== undefined, post];
  }

  private idea(type: string, given: Case): Verdict {
    const { args, told, isHost } = given;
    const { areaId: area, member } = told;
    const noHost = !isHost && 'not-allowed';
    const idea = this.living(args.ideaId);
    if (type === 'idea.post' || type === 'idea.import') return this.newIdea(type, given);
    if (type === 'idea.withdraw' && idea === undefined && this.ideas.has(args.ideaId))
      return [[], true, NOTHING];
    if (idea === undefined) return [['no-such-idea'], false, NOTHING];
    if (type === 'idea.group') {
      const theme = this.themes.get(args.themeId ?? '');
      const isOurs = theme?.isRemoved === false && theme.area === area;
      const noTheme = args.themeId !== null && !isOurs && 'no-such-theme';
      const foreign = idea.area !== area && 'not-allowed';
      return [[noHost, foreign, noTheme], false, () => (idea.theme = args.themeId ?? '')];
    }
    if (type === 'idea.merge') return this.merge(given, idea);
    const isMine = idea.area === area && (idea.author === '' ? isHost : idea.author === member);
    const merged = idea.into !== '' && 'idea-merged';
    const noRight = !isMine && 'not-allowed';
    if (type === 'idea.withdraw') {
      const standsForOthers = [...this.ideas.values()].some((other) => other.into === args.ideaId);
      const remove = () => {
        idea.isRemoved = true;
      };
      return [[noRight, merged, standsForOthers && 'idea-merged'], false, remove];
    }
    const edit = () => {
      idea.title = marksIn(args.title);
      idea.text = marksIn(args.text ?? '');
      idea.place = marksIn(args.place);
      idea.theme = args.themeId ?? '';
    };
    const hidden = idea.isHidden && 'idea-hidden';
    return [[noRight, hidden, merged, told.isStale && 'edit-conflict'], false, edit];
  }

  private newIdea(type: string, { args, told: { areaId: area, member }, isHost }: Case): Verdict {
    const isPhone = type === 'idea.post' && args.paper === undefined;
    const noRight = !isPhone && !isHost && 'not-allowed';
    const isElsewhere = args.meetingId !== undefined && this.meetings.all.get(args.meetingId)?.area !== area;
    const noMeeting = type === 'idea.post' && isElsewhere && 'no-such-meeting';
    const post = () =>
      this.ideas.set(args.ideaId, {
        area,
        author: isPhone ? member : '',
        title: marksIn(args.title),
        text: marksIn(args.text ?? ''),
        place: marksIn(args.place),
        theme: args.themeId ?? '',
        isHidden: false,
        isRemoved: false,
        into: '',
      });
    const noArea = !this.areas.has(area) && 'no-such-area';
    return [[noArea, noRight, noMeeting], this.ideas.has(args.ideaId), post];
  }

  private merge({ args, told: { areaId: area }, isHost }: Case, from: ModelIdea): Verdict {
    const intoId = this.standing(args.intoId);
    const into = this.living(intoId);
    if (into === undefined) return [['no-such-idea'], false, NOTHING];
    const merge = () => {
      from.into = intoId;
      for (const member of this.supportersOf(args.ideaId)) this.supportersOf(intoId).add(member);
      this.supporters.delete(args.ideaId);
    };
    const reasons: Reasons = [
      !isHost && 'not-allowed',
      (from.area !== area || into.area !== area) && 'no-such-idea',
      from.into !== '' && from.into !== intoId && 'idea-merged',
      from === into && 'malformed',
      (from.isHidden || into.isHidden) && 'idea-hidden',
    ];
    return [reasons, from.into === intoId, merge];
  }
}
