// The balance of the Kehrä's sides in words and figures, for everybody's page and the admin's.
import { balanceOf } from '../../domain/balance.ts';
import { SIDES, type Side } from '../../domain/tally/grades.ts';
import { formatNumber } from './format.ts';
import { plural, t } from './words.ts';

/** Where a side has too much, in tenths of a per cent. */
export const BALANCE_LINE = 490;

/** A line for each side: seats, part of the whole, and what is wrong with it. */
export function balanceBars(seats: readonly { readonly side: Side }[]) {
  const balance = balanceOf(seats);
  return SIDES.map((side) => {
    const { seats: count, permille, state } = balance[side];
    return {
      key: side,
      label: t(`side.${side}`),
      figures: `${plural('kehra.seats', count)} · ${formatNumber(permille / 10, 1)} %`,
      permille,
      note: state === 'fits' ? undefined : t(state === 'over' ? 'kehra.over' : 'kehra.none'),
    };
  });
}
