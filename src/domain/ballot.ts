// A ballot: secret, one for each person and round; the last one before closing counts. Who has voted and what was voted
// are rows of different streams, and nothing but the round's seal leads from one to the other.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import type { EmailAddress } from './email-address.ts';
import { AreaId, IdeaId, type MemberId, RoundId } from './ids.ts';
import { boxStream, type Change, deskStream, keyOf, meStream, put, type Rows } from './kind.ts';
import { leafOf } from './log/commitment.ts';
import { addressHash, Mailbox, provenAddress } from './mailbox.ts';
import { unfit } from './method.ts';
import type { RejectCode } from './reject.ts';
import { boxShutsAt, closingTime, isShut, Round, Seal } from './round.ts';
import { type Act, ok, reject, rule } from './rule.ts';
import { bump, tallyKey } from './tally-row.ts';
import { codeHash, readCode, Side, VotingCode, votingCodeId } from './voting-code.ts';
import { hasGuessed, WrongCodes, withWrong, wrongCodesId } from './wrong-codes.ts';

/** Candidates times criteria, at most. */
const MARKS_MAX = 1200;
const small = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
export const Marks = v.pipe(
  v.array(v.object({ ideaId: IdeaId, points: small(100), criterion: v.optional(small(10)) })),
  v.maxLength(MARKS_MAX),
  v.check((marks) => new Set(marks.map((mark) => `${mark.ideaId}/${mark.criterion}`)).size === marks.length),
);
export type Marks = v.InferOutput<typeof Marks>;
/** 256 random bits in hexadecimal, which stay on the phone that cast. */
export const Salt = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What was voted; its id says nothing of who. */
export const Ballot = {
  name: 'ballot',
  schema: v.object({
    kind: v.literal('ballot'),
    id: v.string(),
    roundId: RoundId,
    side: v.optional(Side),
    marks: Marks,
  }),
};
export type Ballot = v.InferOutput<typeof Ballot.schema>;

/** A commitment to a ballot on its way into the round's public log. */
export const Leaf = {
  name: 'leaf',
  schema: v.object({ kind: v.literal('leaf'), id: v.string(), roundId: RoundId, hash: v.string() }),
};

/** A person's receipt: that a ballot of hers is recorded, without what it says, and without a time. */
export const Receipt = {
  name: 'receipt',
  schema: v.object({
    kind: v.literal('receipt'),
    id: v.string(),
    roundId: RoundId,
    areaId: AreaId,
    /** What stands in the round's public log for the ballot. */
    leaf: v.string(),
    isTest: v.boolean(),
    /** Where sides share money: by it the phone works out its own share. */
    side: v.optional(Side),
  }),
};
export type Receipt = v.InferOutput<typeof Receipt.schema>;

/** One for each person, or for each of the codes that are used on her phone. */
export const receiptId = (roundId: RoundId, member: MemberId, hash?: string): string =>
  hash === undefined ? `${roundId}~${member}` : `${roundId}~${member}~${hash}`;

/** HMAC-SHA-256 of who votes under the round's key (RFC 2104): the same person finds the same ballot. */
function ballotId(roundId: RoundId, key: string, credential: string): string {
  return `${roundId}~${bytesToHex(hmac(sha256, hexToBytes(key), utf8ToBytes(credential)))}`;
}

/** On the phone, which has no seal, the ballot is only its own. */
export function ownBallotId(roundId: RoundId, credential: string, rows: Rows): string {
  const seal = rows.get(Seal, roundId);
  return seal === undefined ? `${roundId}~${credential}` : ballotId(roundId, seal.key, credential);
}

const hashIn = (roundId: RoundId, code: string | undefined): string | undefined => {
  const read = code === undefined ? undefined : readCode(code);
  return read === undefined ? undefined : codeHash(roundId, read);
};
/** Whose ballot it is where an address votes: the same on all her phones, and another in every round. */
export const addressVoter = (roundId: RoundId, address: EmailAddress): string =>
  bytesToHex(sha256(utf8ToBytes(`${roundId}~mail~${addressHash(address)}`)));

/** What a ballot is found again by beside the person: a code's hash or her address's. */
function voterHash({ id, door }: Round, code: string | undefined, act: Act, rows: Rows): string | undefined {
  if (door === 'code') return hashIn(id, code);
  const address = door === 'mail' ? provenAddress(rows, act.member) : undefined;
  return address === undefined ? undefined : addressVoter(id, address);
}
const credentialOf = (act: Act, hash: string | undefined): string => hash ?? act.member;

/** Why marks cannot be a ballot of a round. */
export function whyNoBallot({ candidates, method }: Round, marks: Marks): RejectCode | undefined {
  const ids = new Set<string>(candidates.map(({ ideaId }) => ideaId));
  if (marks.some(({ ideaId }) => !ids.has(ideaId))) return 'no-such-idea';
  return unfit(method, marks, ids.size) === undefined ? undefined : 'ballot-unfit';
}

/** Casts a ballot, or casts it anew. Blank is a ballot too. */
export const castBallot = rule({
  type: 'ballot.cast',
  args: v.object({
    roundId: RoundId,
    marks: Marks,
    salt: Salt,
    code: v.optional(v.pipe(v.string(), v.maxLength(40))),
  }),
  reads: ({ roundId, code }, act, rows) => {
    const round = rows.get(Round, roundId);
    if (round === undefined) return [keyOf(Round, roundId), keyOf(Seal, roundId)];
    const hash = voterHash(round, code, act, rows);
    return [
      ...(round.door === 'mail' ? [keyOf(Mailbox, act.member)] : []),
      ...(round.door === 'code' && hash !== undefined
        ? [keyOf(VotingCode, votingCodeId(roundId, hash))]
        : []),
      ...(round.door === 'code' ? [keyOf(WrongCodes, wrongCodesId(roundId, act.member))] : []),
      keyOf(Receipt, receiptId(roundId, act.member, hash)),
      keyOf(Ballot, ownBallotId(roundId, credentialOf(act, hash), rows)),
      tallyKey(roundId, act),
    ];
  },
  decide: ({ roundId, marks, salt, code }, act, rows) => {
    const round = rows.get(Round, roundId);
    if (round === undefined) return rows.complete ? reject('no-such-round') : ok();
    if (round.areaId !== act.scope) return reject('no-such-round');
    if (isTooLate(round, act, rows)) return reject('round-closed');
    const why = whyNoBallot(round, marks);
    if (why !== undefined) return reject(why, 'marks');
    const leaf = leafOf(salt, marks);
    const hash = voterHash(round, code, act, rows);
    if (round.door === 'mail' && hash === undefined && rows.complete) return reject('mail-needed');
    if (round.door !== 'code') {
      return ok(recorded(round, act, rows, { marks, leaf, hash, isFirst: isFirst(round, act, rows, hash) }));
    }
    if (hash === undefined) return reject('no-such-code', 'code');
    const slip = rows.get(VotingCode, votingCodeId(roundId, hash));
    const tried = rows.get(WrongCodes, wrongCodesId(roundId, act.member));
    // A code that she has voted with is no guess.
    const isHers = rows.get(Receipt, receiptId(roundId, act.member, hash)) !== undefined;
    if (rows.complete && !isHers && hasGuessed(tried, act.now)) return reject('too-many', 'code');
    if (slip === undefined && rows.complete) {
      const { member, now } = act;
      return reject('no-such-code', 'code', withWrong(tried, { roundId, member, hash, now }));
    }
    if (slip?.voided !== undefined) return reject('code-void', 'code');
    return ok(recorded(round, act, rows, { marks, leaf, hash, slip, isFirst: slip?.isUsed !== true }));
  },
});

/** Whether nobody has voted by this phone or address before: an address may have on another phone. */
const isFirst = (round: Round, act: Act, rows: Rows, hash: string | undefined): boolean =>
  hash !== undefined && rows.complete
    ? rows.get(Ballot, ownBallotId(round.id, hash, rows)) === undefined
    : rows.get(Receipt, receiptId(round.id, act.member, hash)) === undefined;

type Cast = {
  readonly marks: Marks;
  readonly leaf: string;
  readonly hash: string | undefined;
  readonly slip?: VotingCode | undefined;
  readonly isFirst: boolean;
};

/** The ballot in its box, its leaf for the log, the receipt for whoever cast it, and one more in the turnout. */
export function recorded(round: Round, act: Act, rows: Rows, cast: Cast): Change[] {
  const { id: roundId, areaId } = round;
  const { marks, leaf, hash, slip } = cast;
  const id = receiptId(roundId, act.member, hash);
  const before = rows.get(Receipt, id);
  const isTest = slip?.isTest ?? false;
  const side = round.method.name === 'budget' ? slip?.side : undefined;
  const mine = { kind: 'receipt', id, roundId, areaId, leaf, isTest, side } as const;
  const receipt = put(meStream(act.member), Receipt, mine);
  if (isTest) return [receipt];
  const ballot = ownBallotId(roundId, credentialOf(act, hash), rows);
  // The same ballot sent anew is already there, unless another phone has voted with the code or address since.
  if (before?.leaf === leaf && slip === undefined && round.door !== 'mail') return [];
  const box = boxStream(roundId);
  const changes: Change[] = [
    receipt,
    put(box, Ballot, { kind: 'ballot', id: ballot, roundId, side: slip?.side, marks }),
    // Two ballots may commit to the same; the log holds both.
    put(box, Leaf, { kind: 'leaf', id: `${roundId}~${leaf}~${act.fresh ?? ''}`, roundId, hash: leaf }),
  ];
  if (slip !== undefined && !slip.isUsed)
    changes.push(put(deskStream(areaId), VotingCode, { ...slip, isTyped: undefined, isUsed: true }));
  if (cast.isFirst) changes.push(bump(roundId, areaId, { ballots: 1 }, act, rows));
  return changes;
}

/** After closing only within the grace, and only what the phone says it was given before. */
function isTooLate(round: Round, act: Act, rows: Rows): boolean {
  if (isShut(round, rows)) return true;
  // A phone knows neither the right time nor how late it will be when it is heard.
  if (!rows.complete) return round.closedAt !== undefined && act.at > round.closedAt;
  const closes = closingTime(round);
  const shuts = boxShutsAt(round);
  if (closes === undefined || shuts === undefined) return false;
  return act.now > shuts || (act.now > closes && act.at > closes);
}
