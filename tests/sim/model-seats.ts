// What seats and applications mean, said a second time with maps.
import { marksIn } from '../support/texts.ts';
import { roleName } from './model-access.ts';
import type { Case, Verdict } from './model-shapes.ts';

type ModelSeat = {
  area: string;
  /** '' where somebody was added by hand. */
  by: string;
  side: string;
  name: string[];
  isPublic: boolean;
  state: string;
};

/** What the model needs to know of the rest. */
type Around = {
  readonly areas: ReadonlySet<string>;
  readonly hosts: Set<string>;
  readonly holders: Map<string, { isOver: boolean }>;
};

const NOTHING = (): void => {};
const isCurrent = (seat: ModelSeat): boolean => ['applied', 'seated'].includes(seat.state);

export class ModelSeats {
  private readonly all = new Map<string, ModelSeat>();
  /** The newest application of each person in each area. */
  private readonly own = new Map<string, string>();

  case(type: string, { args, told }: Case, around: Around): Verdict {
    const { areaId: area, member } = told;
    const seat = this.all.get(args.seatId);
    const noArea = !around.areas.has(area) && 'no-such-area';
    const make = (by: string, state: string) => () => {
      const { isPublic, side = '' } = args;
      this.all.set(args.seatId, { area, by, side, name: marksIn(args.name), isPublic, state });
      if (by !== '') this.own.set(`${area}~${by}`, args.seatId);
    };
    if (type === 'seat.add') return [[noArea], seat !== undefined, make('', 'seated')];
    const mine = this.own.get(`${area}~${member}`);
    if (type === 'seat.apply') {
      const before = mine === undefined ? undefined : this.all.get(mine);
      const isTaken = (before !== undefined && isCurrent(before)) || seat !== undefined;
      return [[noArea, isTaken && 'seat-taken'], mine === args.seatId, make(member, 'applied')];
    }
    if (type === 'seat.withdraw' || type === 'seat.consent') {
      if (seat === undefined || mine !== args.seatId) return [['no-such-seat'], false, NOTHING];
      if (type === 'seat.withdraw') return [[], !isCurrent(seat), () => this.end(seat, 'withdrawn', around)];
      const isDone = !isCurrent(seat) || seat.isPublic === args.isPublic;
      return [
        [],
        isDone,
        () => {
          seat.isPublic = args.isPublic;
        },
      ];
    }
    if (seat?.area !== area) return [['no-such-seat'], false, NOTHING];
    if (type === 'seat.end') {
      const end = () => this.end(seat, 'ended', around);
      return [[seat.state !== 'seated' && 'seat-decided'], seat.state === 'ended', end];
    }
    const state = args.accepted ? 'seated' : 'declined';
    const noReason = !args.accepted && args.reason === undefined && 'empty';
    const decide = () => {
      if (!args.accepted) return this.end(seat, state, around);
      seat.state = state;
      if (seat.by === '') return;
      const role = roleName(area, seat.by, 'kehraMember');
      around.hosts.add(role);
      around.holders.set(role, { isOver: false });
    };
    return [[seat.state !== 'applied' && 'seat-decided', noReason], seat.state === state, decide];
  }

  private end(seat: ModelSeat, state: string, { hosts, holders }: Around): void {
    const role = roleName(seat.area, seat.by, 'kehraMember');
    if (seat.state === 'seated' && hosts.delete(role)) holders.set(role, { isOver: true });
    seat.state = state;
  }

  /** Somebody's newest application becomes another's, unless she has one that counts. */
  moved(area: string, from: string, to: string): void {
    const id = this.own.get(`${area}~${from}`);
    const seat = id === undefined ? undefined : this.all.get(id);
    const standing = this.all.get(this.own.get(`${area}~${to}`) ?? '');
    if (id === undefined || seat === undefined || (standing !== undefined && isCurrent(standing))) return;
    this.own.delete(`${area}~${from}`);
    this.own.set(`${area}~${to}`, id);
    seat.by = to;
  }

  /** What everybody sees. */
  shown(): Map<string, unknown> {
    const seated = [...this.all].filter(([, { state }]) => state === 'seated');
    return new Map(
      seated.map(([id, { area, side, name, isPublic }]) => [id, [area, side, isPublic ? name : []]]),
    );
  }

  files(): Map<string, unknown> {
    return new Map(
      [...this.all].map(([id, { area, by, state, isPublic }]) => [id, [area, by, state, isPublic]]),
    );
  }

  applications(): Map<string, unknown> {
    return new Map(
      [...this.own].map(([name, id]) => {
        const { state, isPublic } = this.all.get(id) ?? { state: '', isPublic: false };
        return [name, [id, state, isPublic]];
      }),
    );
  }
}
