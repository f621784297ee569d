// Voting codes: on a slip of paper, each lets one person vote once in one round. The server knows only their hashes.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { AreaId, RoundId } from './ids.ts';
import { deskStream, keyOf, put } from './kind.ts';
import { hasSides } from './method.ts';
import { Round, whyNotOpen } from './round.ts';
import { ok, reject, rule } from './rule.ts';
import { SIDES } from './tally/grades.ts';
import { LIMITS, line, Time } from './text.ts';

// Without letters that are taken for others: 60 bits are beyond guessing, also for who has the hashes.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
export const CODE_BYTES = LENGTH;

export const Side = v.picklist(SIDES);

export const VotingCode = {
  name: 'votingCode',
  schema: v.object({
    kind: v.literal('votingCode'),
    id: v.string(),
    roundId: RoundId,
    areaId: AreaId,
    /** Codes that were printed together. */
    sheet: v.string(),
    /** The side of the Kehrä that its holder belongs to. */
    side: v.optional(Side),
    /** For trying out: its ballots are not counted. */
    isTest: v.boolean(),
    isUsed: v.boolean(),
    /** One person has typed in its paper ballot, the second has not yet. */
    isTyped: v.optional(v.boolean()),
    /** Why it is no longer valid. */
    voided: v.optional(v.object({ at: Time, reason: v.string() })),
  }),
};
export type VotingCode = v.InferOutput<typeof VotingCode.schema>;

/** A code out of as many random bytes as `CODE_BYTES` says, written XXXX-XXXX-XXXX. */
export function codeOf(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET[byte % 32] ?? '');
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** What somebody typed, as the code is written; undefined where it can be none. O and 0, I, L and 1 are the same. */
export function readCode(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const isCode = letters.length === LENGTH && [...letters].every((letter) => ALPHABET.includes(letter));
  return isCode ? (letters.match(/.{4}/g) ?? []).join('-') : undefined;
}

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const codeHash = (roundId: RoundId, code: string): string =>
  bytesToHex(sha256(utf8ToBytes(`${roundId}~${code}`)));
export const votingCodeId = (roundId: RoundId, hash: string): string => `${roundId}~${hash}`;

export const SHEET_MAX = 200;

/** A host prints codes: only their hashes leave the phone that prints. */
export const printCodes = rule({
  type: 'code.print',
  right: 'code.print',
  args: v.object({
    roundId: RoundId,
    sheet: v.pipe(v.string(), v.uuid()),
    side: v.optional(Side),
    isTest: v.boolean(),
    hashes: v.pipe(v.array(Hash), v.minLength(1, 'empty'), v.maxLength(SHEET_MAX, 'too-long')),
  }),
  reads: ({ roundId, hashes }) => [
    keyOf(Round, roundId),
    ...hashes.map((hash) => keyOf(VotingCode, votingCodeId(roundId, hash))),
  ],
  decide: ({ roundId, hashes, ...sheet }, act, rows) => {
    const round = rows.get(Round, roundId);
    const why = whyNotOpen(round, act, rows);
    if (why !== undefined) return reject(why);
    if (round === undefined) return ok();
    if (round.door !== 'code') return reject('malformed', 'roundId');
    if (hasSides(round.method) !== (sheet.side !== undefined)) return reject('malformed', 'side');
    const { areaId } = round;
    return ok(
      [...new Set(hashes)]
        .map((hash) => votingCodeId(roundId, hash))
        .filter((id) => rows.get(VotingCode, id) === undefined)
        .map((id) =>
          put(deskStream(areaId), VotingCode, {
            kind: 'votingCode',
            id,
            roundId,
            areaId,
            ...sheet,
            isUsed: false,
          }),
        ),
    );
  },
});

/** A lost slip: its code can no longer vote. What it has voted already stays; it is secret whose that was. */
export const voidCode = rule({
  type: 'code.void',
  right: 'code.print',
  args: v.object({ roundId: RoundId, hash: Hash, reason: line(LIMITS.reason) }),
  reads: ({ roundId, hash }) => [keyOf(Round, roundId), keyOf(VotingCode, votingCodeId(roundId, hash))],
  decide: ({ roundId, hash, reason }, act, rows) => {
    const why = whyNotOpen(rows.get(Round, roundId), act, rows);
    if (why !== undefined) return reject(why);
    const code = rows.get(VotingCode, votingCodeId(roundId, hash));
    if (code === undefined) return rows.complete ? reject('no-such-code', 'code') : ok();
    if (code.voided !== undefined) return ok();
    if (code.isUsed) return reject('code-used', 'code');
    return ok(put(deskStream(code.areaId), VotingCode, { ...code, voided: { at: act.now, reason } }));
  },
});
