// A limit for guessing voting codes: which wrong ones a person has sent to a round lately.
import * as v from 'valibot';
import { type MemberId, RoundId } from './ids.ts';
import { boxStream, type Change, put } from './kind.ts';
import { Time } from './text.ts';

/** In the round's box, which nobody reads; it goes when the round is counted. */
export const WrongCodes = {
  name: 'wrongCodes',
  schema: v.object({
    kind: v.literal('wrongCodes'),
    id: v.string(),
    roundId: RoundId,
    /** Each code once, however often it was sent: who sends the same again learns nothing. */
    tries: v.array(v.object({ hash: v.string(), at: Time })),
  }),
};
export type WrongCodes = v.InferOutput<typeof WrongCodes.schema>;

export const wrongCodesId = (roundId: RoundId, member: MemberId): string => `${roundId}~${member}`;

/** So many wrong codes, and then none for so long: slips of the finger are fewer. */
const WRONG_CODES = 10;
const MINUTES = 10;

const lately = (before: WrongCodes | undefined, now: string): WrongCodes['tries'] => {
  const since = new Date(Date.parse(now) - MINUTES * 60_000).toISOString();
  return (before?.tries ?? []).filter(({ at }) => at > since);
};

/** Whether she has to wait before another code is looked at. */
export const hasGuessed = (before: WrongCodes | undefined, now: string): boolean =>
  lately(before, now).length >= WRONG_CODES;

/** Notes a wrong code. */
export function withWrong(
  before: WrongCodes | undefined,
  { roundId, member, hash, now }: { roundId: RoundId; member: MemberId; hash: string; now: string },
): Change[] {
  const tries = lately(before, now);
  if (tries.some((one) => one.hash === hash)) return [];
  const id = wrongCodesId(roundId, member);
  const noted = [...tries, { hash, at: now }];
  return [put(boxStream(roundId), WrongCodes, { kind: 'wrongCodes', id, roundId, tries: noted })];
}
