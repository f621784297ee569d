// Which arguments each command must have, said a second time and more plainly than the rules say it.
import * as v from 'valibot';
import { BROUGHT_KINDS } from '../../src/domain/bring.ts';
import { EmailAddress } from '../../src/domain/email-address.ts';
import { NOTICE_KINDS } from '../../src/domain/notice-kinds.ts';
import { PushSubscription } from '../../src/domain/push-subscription.ts';
import { isRejectCode, type REJECT_CODES } from '../../src/domain/reject.ts';
import { LIMITS, line, localText, paragraphs } from '../../src/domain/text.ts';

export type Code = (typeof REJECT_CODES)[number];

/** Arguments as the model looks at them: by name, whatever command they belong to. */
export const Args = v.looseObject({
  ideaId: v.optional(v.string(), ''),
  intoId: v.optional(v.string(), ''),
  commentId: v.optional(v.string(), ''),
  meetingId: v.optional(v.string()),
  themeId: v.nullish(v.string()),
  reportId: v.optional(v.string(), ''),
  target: v.optional(v.object({ kind: v.string(), id: v.string() }), { kind: '', id: '' }),
  title: v.optional(v.unknown()),
  text: v.optional(v.unknown()),
  support: v.optional(v.boolean(), false),
  closed: v.optional(v.boolean(), false),
  stage: v.optional(v.string(), ''),
  code: v.optional(v.string(), ''),
  hash: v.optional(v.string(), ''),
  secret: v.optional(v.string(), ''),
  days: v.optional(v.number(), 0),
  role: v.optional(v.string(), 'admin'),
  memberId: v.optional(v.string(), ''),
  seatId: v.optional(v.string(), ''),
  isPublic: v.optional(v.boolean(), false),
  accepted: v.optional(v.boolean(), false),
  reason: v.optional(v.unknown()),
  name: v.optional(v.unknown()),
  paper: v.optional(v.unknown()),
  roundId: v.optional(v.string(), ''),
  method: v.optional(v.unknown()),
  door: v.optional(v.string(), ''),
  candidates: v.optional(v.unknown()),
  grace: v.optional(v.number(), 0),
  startsAt: v.optional(v.string()),
  endsAt: v.nullish(v.string()),
  agenda: v.optional(v.unknown()),
  capacity: v.nullish(v.number()),
  documents: v.optional(v.array(v.unknown())),
  coming: v.optional(v.boolean(), false),
  marks: v.optional(v.unknown()),
  hashes: v.optional(v.array(v.string()), []),
  side: v.optional(v.string()),
  isTest: v.optional(v.boolean(), false),
  ballots: v.optional(v.number(), 0),
  place: v.optional(v.unknown()),
});
export type Args = v.InferOutput<typeof Args>;

type Check = (value: unknown) => Code | undefined;

const bySchema =
  (schema: v.GenericSchema): Check =>
  (value) => {
    const parsed = v.safeParse(schema, value, { abortPipeEarly: true });
    const message = parsed.success ? undefined : parsed.issues[0].message;
    return message === undefined ? undefined : isRejectCode(message) ? message : 'malformed';
  };
const when =
  (isRight: (value: unknown) => boolean): Check =>
  (value) =>
    isRight(value) ? undefined : 'malformed';
const text =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : 'malformed';
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);
const oneOf = (...values: readonly unknown[]): Check => when((value) => values.includes(value));

const id = text(/^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const hex = text(/^[0-9a-f]{64}$/);
const target = bySchema(
  v.object({ kind: v.picklist(['idea', 'comment']), id: v.pipe(v.string(), v.uuid()) }),
);
const isBoolean = when((value) => typeof value === 'boolean');
const whole = (from: number, to: number): Check =>
  when((value) => typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to);
const writtenBy = maybe(bySchema(line(LIMITS.name)));
const written = {
  ideaId: id,
  title: bySchema(line(LIMITS.title)),
  text: maybe(bySchema(paragraphs(LIMITS.text))),
  themeId: maybe(id),
  place: maybe(bySchema(v.object({ name: line(LIMITS.place) }))),
};
const paper = bySchema(v.object({ table: v.optional(line(LIMITS.name)) }));
const time = bySchema(v.pipe(v.string(), v.isoTimestamp()));
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? undefined : check(value);
const Documents = v.pipe(
  v.array(
    v.object({
      title: line(LIMITS.title),
      url: v.pipe(v.string(), v.minLength(1, 'empty'), v.regex(/^https?:\/\/[^\s]+$/)),
    }),
  ),
  v.maxLength(20, 'too-long'),
);
const named = bySchema(localText(LIMITS.localName));
const meeting = {
  title: named,
  type: oneOf('openMeeting', 'workshop', 'planningDay', 'kehraMeeting'),
  place: maybe(bySchema(line(LIMITS.place))),
  startsAt: maybe(time),
  endsAt: orNull(maybe(time)),
  agenda: maybe(bySchema(localText(LIMITS.comment, paragraphs))),
  capacity: orNull(maybe(whole(1, 10_000))),
  documents: maybe(bySchema(Documents)),
};

const passkeyId = text(/^[\w-]{1,300}$/);
const invited = oneOf('facilitator', 'moderator', 'sukkula', 'admin');
const sides = oneOf('administration', 'business', 'community');
const reason = bySchema(line(LIMITS.reason));
const seated = { seatId: id, side: sides, name: bySchema(line(LIMITS.name)), isPublic: isBoolean };

/** Only a name: what rounds are opened with here is right but for that. */
const MethodForm = v.object({ name: v.string() });
const Candidates = v.pipe(
  v.array(v.object({ ideaId: v.pipe(v.string(), v.uuid()) })),
  v.minLength(2, 'empty'),
  v.maxLength(200, 'too-long'),
  v.check((all) => new Set(all.map(({ ideaId }) => ideaId)).size === all.length),
);
const Marks = v.pipe(
  v.array(
    v.object({
      ideaId: v.pipe(v.string(), v.uuid()),
      points: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      criterion: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))),
    }),
  ),
  v.check((all) => new Set(all.map((one) => `${one.ideaId} ${one.criterion}`)).size === all.length),
);

const Ways = v.pipe(
  v.array(v.picklist(['inbox', 'push', 'mail'])),
  v.check((ways) => new Set(ways).size === ways.length),
);
const Hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));
const lang = oneOf('fi', 'sv', 'en');

const ARGUMENTS: Record<string, Record<string, Check>> = {
  'area.create': { name: named },
  'area.edit': { name: named },
  'theme.set': { themeId: id, name: named, thread: whole(1, 8) },
  'theme.remove': { themeId: id },
  'idea.post': { ...written, meetingId: maybe(id), authorName: writtenBy, paper: maybe(paper) },
  'idea.edit': written,
  'idea.withdraw': { ideaId: id },
  'idea.group': { ideaId: id, themeId: (value) => (value === null ? undefined : id(value)) },
  'idea.merge': { ideaId: id, intoId: id },
  'idea.import': { ...written, authorName: writtenBy },
  'comment.post': {
    commentId: id,
    ideaId: id,
    text: bySchema(paragraphs(LIMITS.comment)),
    stance: oneOf('for', 'against', 'question', 'none'),
    authorName: writtenBy,
  },
  'comment.withdraw': { commentId: id },
  'support.set': { ideaId: id, support: isBoolean },
  'report.send': {
    target,
    reason: oneOf('spam', 'rude', 'private', 'other'),
    text: maybe(bySchema(paragraphs(LIMITS.reason))),
  },
  'report.dismiss': { reportId: when((value) => typeof value === 'string') },
  'content.hide': { target, reason: bySchema(line(LIMITS.reason)) },
  'content.unhide': { target },
  'meeting.open': {
    meetingId: id,
    code: text(/^[2346789ABCDEFGHJKMNPQRTUVWXYZ]{6}$/),
    ...meeting,
    seriesId: maybe(id),
  },
  'meeting.edit': { meetingId: id, ...meeting },
  'meeting.stage': { meetingId: id, stage: oneOf('welcome', 'ideas', 'grouping', 'results') },
  'meeting.close': { meetingId: id, closed: isBoolean },
  'meeting.attend': { meetingId: id },
  'meeting.come': { meetingId: id, coming: isBoolean },
  'meeting.cancel': { meetingId: id, reason: bySchema(localText(LIMITS.reason)) },
  'meeting.minutes': { meetingId: id, text: bySchema(localText(20_000, paragraphs)) },
  'notice.choose': {
    choices: bySchema(v.record(v.picklist(NOTICE_KINDS), Ways)),
    quiet: maybe(bySchema(v.object({ from: Hour, to: Hour }))),
  },
  'notice.read': { noticeIds: bySchema(v.pipe(v.array(v.string()), v.minLength(1, 'empty'))) },
  'push.subscribe': { subscription: bySchema(PushSubscription), lang, replaces: maybe(bySchema(v.string())) },
  'push.unsubscribe': { endpoint: bySchema(v.string()) },
  'push.test': {},
  'mail.set': { address: bySchema(EmailAddress), lang, ask: bySchema(v.pipe(v.string(), v.uuid())) },
  'mail.use': { key: hex },
  'mail.forget': {},
  'link.offer': { hash: hex },
  'link.take': { secret: hex },
  'link.letter': { address: bySchema(EmailAddress), lang, ask: bySchema(v.pipe(v.string(), v.uuid())) },
  'link.bring': {
    from: id,
    kind: oneOf(...BROUGHT_KINDS),
    id: bySchema(v.pipe(v.string(), v.maxLength(300, 'too-long'))),
  },
  'notice.give': { members: bySchema(v.array(v.string())), isLast: isBoolean },
  'notice.follow': { cursor: bySchema(v.string()) },
  'post.take': { by: bySchema(v.string()), ids: bySchema(v.array(v.string())) },
  'post.settle': { by: bySchema(v.string()), fates: bySchema(v.array(v.unknown())) },
  'invite.make': { hash: hex, label: writtenBy, days: whole(1, 60), role: maybe(invited) },
  'invite.accept': { secret: hex },
  'role.revoke': { memberId: id, role: invited },
  'seat.apply': {
    ...seated,
    why: maybe(bySchema(paragraphs(LIMITS.why))),
  },
  'seat.withdraw': { seatId: id },
  'seat.consent': { seatId: id, isPublic: isBoolean },
  'seat.decide': { seatId: id, accepted: isBoolean, reason: maybe(reason) },
  'seat.add': seated,
  'seat.end': { seatId: id, reason },
  'round.open': {
    roundId: id,
    title: named,
    method: when((value) => v.is(MethodForm, value)),
    door: oneOf('phone', 'code', 'mail'),
    candidates: bySchema(Candidates),
    grace: whole(0, 1440),
    endsAt: maybe(bySchema(v.pipe(v.string(), v.isoTimestamp()))),
  },
  'round.extend': { roundId: id, endsAt: bySchema(v.pipe(v.string(), v.isoTimestamp())), reason },
  'round.close': { roundId: id, reason: maybe(reason) },
  'code.print': {
    roundId: id,
    sheet: bySchema(v.pipe(v.string(), v.uuid())),
    side: maybe(oneOf('administration', 'business', 'community')),
    isTest: isBoolean,
    hashes: bySchema(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))), v.minLength(1, 'empty'))),
  },
  'code.void': { roundId: id, hash: hex, reason },
  'ballot.cast': {
    roundId: id,
    marks: bySchema(Marks),
    salt: hex,
    code: maybe(bySchema(v.pipe(v.string(), v.maxLength(40)))),
  },
  'paper.enter': {
    roundId: id,
    code: bySchema(v.pipe(v.string(), v.maxLength(40))),
    marks: bySchema(Marks),
    salt: hex,
  },
  // Only the server does these; whatever the arguments, nobody else may.
  'log.publish': { roundId: id },
  'box.shut': { roundId: id },
  'urn.fill': { roundId: id, page: whole(0, 1e9), kinds: bySchema(v.array(v.unknown())) },
  'box.count': { roundId: id, facts: bySchema(v.looseObject({})), kinds: bySchema(v.array(v.unknown())) },
  'result.publish': { roundId: id },
  'passkey.add': {
    memberId: id,
    id: passkeyId,
    publicKey: text(/^[\w-]{1,3000}$/),
    counter: whole(0, 2 ** 32),
  },
  'passkey.use': { id: passkeyId, counter: whole(0, 2 ** 32), challengedAt: time, hash: hex },
  'passkey.remove': { id: passkeyId },
};

export const COMMAND_TYPES = Object.keys(ARGUMENTS);

/** Everything that is wrong with the arguments themselves. */
export function faultsOf(type: string, version: number, args: unknown): Set<Code> {
  const checks = ARGUMENTS[type];
  if (checks === undefined || version !== 1) return new Set(['unknown-command']);
  const given = v.safeParse(v.record(v.string(), v.unknown()), args);
  if (!given.success) return new Set(['malformed']);
  return new Set(Object.entries(checks).flatMap(([name, check]) => check(given.output[name]) ?? []));
}
