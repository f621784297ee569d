// Whether the Kehrä's three sides are in balance. Exact: whole numbers only.
import { type BySide, SIDES, type Side } from './tally/grades.ts';

/** No side has more than so many hundredths of the seats. */
const MOST = 49;

export type SideShare = {
  readonly side: Side;
  readonly seats: number;
  /** Of all seats, in tenths of a per cent, rounded half up. */
  readonly permille: number;
  /** `over`: more than 49 %. */
  readonly state: 'fits' | 'over' | 'empty';
};

/** Each side's part of the seats; without any seat all sides are empty. */
export function balanceOf(seats: readonly { readonly side: Side }[]): BySide<SideShare> {
  const total = seats.length;
  const share = (side: Side): SideShare => {
    const own = seats.filter((seat) => seat.side === side).length;
    const permille = total === 0 ? 0 : Math.floor((own * 2000 + total) / (2 * total));
    const state = own === 0 ? 'empty' : own * 100 > MOST * total ? 'over' : 'fits';
    return { side, seats: own, permille, state };
  };
  const [administration, business, community] = [share(SIDES[0]), share(SIDES[1]), share(SIDES[2])];
  return { administration, business, community };
}
