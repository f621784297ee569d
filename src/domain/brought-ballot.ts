// A ballot that comes along: one person has one ballot in a round, whatever phone she cast it on.
import { Ballot, ownBallotId, Receipt, receiptId } from './ballot.ts';
import { type Brought, isOf } from './brought.ts';
import type { MemberId } from './ids.ts';
import { boxStream, type Change, keyOf, meStream, put, type Rows, remove } from './kind.ts';
import { Round, Seal } from './round.ts';
import type { Act } from './rule.ts';
import { bump, tallyKey } from './tally-row.ts';

/** The receipt as the other person's; a code's or an address's keeps its part that says which. */
const asOf = (receipt: Receipt, from: MemberId, to: MemberId): Receipt => ({
  ...receipt,
  id: receiptId(receipt.roundId, to) + receipt.id.slice(receiptId(receipt.roundId, from).length),
});

/** Whether the ballot is found by the person herself, and not by a code or an address that is the same on all phones. */
const isByPerson = (receipt: Receipt, from: MemberId): boolean =>
  receipt.id === receiptId(receipt.roundId, from);

/** The two ballots in the box while it is open: hers as whoever she was before, and hers as who she is now. */
const ballotsOf = ({ roundId }: Receipt, from: MemberId, act: Act, rows: Rows): readonly [string, string] => [
  ownBallotId(roundId, from, rows),
  ownBallotId(roundId, act.member, rows),
];

/** In the box: who has voted as both keeps the ballot of the person she joined, and counts once. */
function inBox(receipt: Receipt, hasOwn: boolean, from: MemberId, act: Act, rows: Rows): Change[] {
  const round = rows.get(Round, receipt.roundId);
  if (round === undefined || round.closedAt !== undefined || !isByPerson(receipt, from)) return [];
  const [before, own] = ballotsOf(receipt, from, act, rows);
  const ballot = rows.get(Ballot, before);
  if (ballot === undefined) return [];
  const box = boxStream(round.id);
  return [
    remove(box, Ballot, before),
    hasOwn
      ? bump(round.id, round.areaId, { ballots: -1 }, act, rows)
      : put(box, Ballot, { ...ballot, id: own }),
  ];
}

export const receipt: Brought = {
  needs: (id, from, act, rows) => {
    const row = rows.get(Receipt, id);
    if (row === undefined || !isOf(id, from)) return [];
    const { roundId } = row;
    const seal = rows.get(Seal, roundId);
    return [
      keyOf(Receipt, asOf(row, from, act.member).id),
      keyOf(Round, roundId),
      keyOf(Seal, roundId),
      tallyKey(roundId, act),
      ...(seal === undefined ? [] : ballotsOf(row, from, act, rows).map((ballot) => keyOf(Ballot, ballot))),
    ];
  },
  changes: (id, from, act, rows) => {
    const row = rows.get(Receipt, id);
    if (row === undefined || !isOf(id, from)) return [];
    const own = asOf(row, from, act.member);
    const hasOwn = rows.get(Receipt, own.id) !== undefined;
    return [
      remove(meStream(from), Receipt, id),
      ...(hasOwn ? [] : [put(meStream(act.member), Receipt, own)]),
      ...inBox(row, hasOwn, from, act, rows),
    ];
  },
};
