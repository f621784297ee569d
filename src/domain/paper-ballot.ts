// Ballots on paper: two hosts type each one in with its code, neither seeing what the other typed; it counts only where
// both typed the same.
import * as v from 'valibot';
import { Ballot, Marks, ownBallotId, Receipt, receiptId, recorded, Salt, whyNoBallot } from './ballot.ts';
import { MemberId, RoundId } from './ids.ts';
import { boxStream, deskStream, keyOf, put, remove } from './kind.ts';
import { ballotText, leafOf } from './log/commitment.ts';
import { boxShutsAt, isShut, Round, Seal } from './round.ts';
import { ok, reject, rule } from './rule.ts';
import { tallyKey } from './tally-row.ts';
import { codeHash, readCode, VotingCode, votingCodeId } from './voting-code.ts';

/** What the first of the two has typed. It lies in the box: nobody reads it. */
export const PaperEntry = {
  name: 'paperEntry',
  schema: v.object({
    kind: v.literal('paperEntry'),
    id: v.string(),
    roundId: RoundId,
    by: MemberId,
    marks: Marks,
  }),
};

/**
 * A host types in a paper ballot. The second host's equal entry casts it. Who types anew replaces what she typed. A code
 * that has voted on a phone is refused: then the paper does not count.
 */
export const enterPaper = rule({
  type: 'paper.enter',
  right: 'code.print',
  args: v.object({ roundId: RoundId, code: v.pipe(v.string(), v.maxLength(40)), marks: Marks, salt: Salt }),
  reads: ({ roundId, code }, act, rows) => {
    const hash = codeHash(roundId, readCode(code) ?? '');
    return [
      keyOf(Round, roundId),
      keyOf(Seal, roundId),
      keyOf(VotingCode, votingCodeId(roundId, hash)),
      keyOf(PaperEntry, votingCodeId(roundId, hash)),
      tallyKey(roundId, act),
      keyOf(Receipt, receiptId(roundId, act.member, hash)),
      keyOf(Ballot, ownBallotId(roundId, hash, rows)),
    ];
  },
  decide: ({ roundId, code, marks, salt }, act, rows) => {
    const round = rows.get(Round, roundId);
    if (round === undefined) return rows.complete ? reject('no-such-round') : ok();
    if (round.areaId !== act.scope || round.door !== 'code') return reject('no-such-round');
    const shuts = boxShutsAt(round);
    if (isShut(round, rows) || (rows.complete && shuts !== undefined && shuts < act.now))
      return reject('round-closed');
    const why = whyNoBallot(round, marks);
    if (why !== undefined) return reject(why, 'marks');
    const hash = codeHash(roundId, readCode(code) ?? '');
    const slip = rows.get(VotingCode, votingCodeId(roundId, hash));
    if (slip === undefined) return rows.complete ? reject('no-such-code', 'code') : ok();
    if (slip.voided !== undefined) return reject('code-void', 'code');
    if (slip.isUsed) return reject('code-used', 'code');
    const box = boxStream(roundId);
    const { areaId } = round;
    const entry = rows.get(PaperEntry, slip.id);
    if (entry === undefined || entry.by === act.member) {
      const typed = { kind: 'paperEntry', id: slip.id, roundId, by: act.member, marks } as const;
      return ok(put(box, PaperEntry, typed), put(deskStream(areaId), VotingCode, { ...slip, isTyped: true }));
    }
    if (ballotText(entry.marks) !== ballotText(marks)) return reject('entry-differs', 'marks');
    return ok(
      slip.isTest ? [] : remove(box, PaperEntry, slip.id),
      // The receipt is for the voter to take along: she may have no phone.
      recorded(round, act, rows, {
        marks,
        leaf: leafOf(salt, marks),
        hash,
        slip,
        isFirst: true,
      }),
    );
  },
});
