// What meetings mean, said a second time with sets and maps.
import { marksIn } from '../support/texts.ts';
import type { Args } from './model-args.ts';
import type { Case, Reasons, Verdict } from './model-shapes.ts';
import type { ModelMeeting } from './model-things.ts';

const NOTHING = (): void => {};

type Areas = { readonly areas: ReadonlySet<string> };

/** What a calendar shows of a meeting; every text that is drawn has a mark of its own. */
const shownOf = ({ title, startsAt, place, agenda }: Args, endsAt: string | undefined): string =>
  JSON.stringify([marksIn(title), startsAt, endsAt, marksIn(place), marksIn(agenda)]);

const isAfter = (endsAt: string, startsAt: string | undefined): boolean =>
  startsAt !== undefined && Date.parse(endsAt) > Date.parse(startsAt);

const tooEarly = (endsAt: string | undefined, { startsAt }: Args) =>
  endsAt !== undefined && !isAfter(endsAt, startsAt) && 'ends-before-start';

export class ModelMeetings {
  readonly all = new Map<string, ModelMeeting>();
  readonly present = new Map<string, Set<string>>();
  readonly coming = new Map<string, Set<string>>();
  /** The marks of what was published. */
  readonly minutes = new Map<string, string[]>();

  case(type: string, of: Case, { areas }: Areas): Verdict {
    const { args, told, isHost } = of;
    const id = args.meetingId ?? '';
    const meeting = this.all.get(id);
    const noHost = !isHost && 'not-allowed';
    if (type === 'meeting.open') {
      const isTaken = [...this.all.values()].some((other) => other.code === args.code);
      const noArea = !areas.has(told.areaId) && 'no-such-area';
      const endsAt = args.endsAt ?? undefined;
      const reasons: Reasons = [noArea, noHost, isTaken && 'code-taken', tooEarly(endsAt, args)];
      return [reasons, meeting !== undefined, () => this.open(id, told.areaId, args)];
    }
    if (meeting === undefined) return [['no-such-meeting'], false, NOTHING];
    if (type === 'meeting.attend' || type === 'meeting.come') return this.person(type, of, id, meeting);
    const foreign = meeting.area !== told.areaId && 'not-allowed';
    const [reason, isDone, effect] = this.host(type, of, id, meeting);
    return [[noHost, foreign, ...reason], isDone, effect];
  }

  private open(id: string, area: string, args: Args): void {
    this.all.set(id, {
      area,
      code: args.code,
      stage: 'welcome',
      isClosed: false,
      isCancelled: false,
      capacity: args.capacity ?? 0,
      endsAt: args.endsAt ?? '',
      documents: (args.documents ?? []).length,
      sequence: 0,
      shown: shownOf(args, args.endsAt ?? undefined),
    });
  }

  private person(type: string, { args, told }: Case, id: string, meeting: ModelMeeting): Verdict {
    const isForeign = meeting.area !== told.areaId && 'no-such-meeting';
    const closed = meeting.isClosed && 'meeting-closed';
    const { member } = told;
    if (type === 'meeting.attend') {
      const present = setIn(this.present, id);
      return [[isForeign, closed], present.has(member), () => present.add(member)];
    }
    const coming = setIn(this.coming, id);
    const full = args.coming && meeting.capacity > 0 && coming.size >= meeting.capacity && 'meeting-full';
    const why = meeting.isCancelled ? 'meeting-cancelled' : closed || full;
    const come = () => (args.coming ? coming.add(member) : coming.delete(member));
    return [[isForeign, why], coming.has(member) === args.coming, come];
  }

  private host(type: string, { args }: Case, id: string, meeting: ModelMeeting): Verdict {
    const cancelled = meeting.isCancelled && 'meeting-cancelled';
    const closed = meeting.isClosed && 'meeting-closed';
    switch (type) {
      case 'meeting.stage':
        return [[closed], false, () => (meeting.stage = args.stage)];
      case 'meeting.close':
        return [[!args.closed && cancelled], false, () => (meeting.isClosed = args.closed)];
      case 'meeting.cancel': {
        const cancel = () => {
          meeting.isCancelled = meeting.isClosed = true;
          meeting.sequence += 1;
        };
        return [[closed], meeting.isCancelled, cancel];
      }
      case 'meeting.minutes': {
        const text = marksIn(args.text);
        const isSame = this.minutes.get(id)?.join() === text.join();
        return [[cancelled], isSame, () => this.minutes.set(id, text)];
      }
      default:
        return this.edit(args, meeting, cancelled);
    }
  }

  private edit(args: Args, meeting: ModelMeeting, cancelled: 'meeting-cancelled' | false): Verdict {
    const kept = isAfter(meeting.endsAt, args.startsAt) ? meeting.endsAt : undefined;
    const endsAt = args.endsAt === undefined ? kept : (args.endsAt ?? undefined);
    const edit = () => {
      meeting.endsAt = endsAt ?? '';
      if (args.capacity !== undefined) meeting.capacity = args.capacity ?? 0;
      if (args.documents !== undefined) meeting.documents = args.documents.length;
      const shown = shownOf(args, endsAt);
      if (shown !== meeting.shown) meeting.sequence += 1;
      meeting.shown = shown;
    };
    return [[cancelled, tooEarly(endsAt, args)], false, edit];
  }
}

function setIn(map: Map<string, Set<string>>, id: string): Set<string> {
  const found = map.get(id) ?? new Set();
  map.set(id, found);
  return found;
}
