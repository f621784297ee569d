// What rounds, codes and ballots mean, said a second time with sets and maps.
import * as v from 'valibot';
import { addressVoter } from '../../src/domain/ballot.ts';
import { EmailAddress } from '../../src/domain/email-address.ts';
import { RoundId } from '../../src/domain/ids.ts';
import { SYSTEM_MEMBER } from '../../src/domain/member.ts';
import { codeHash } from '../../src/domain/voting-code.ts';
import type { Args } from './model-args.ts';
import { isBySide, MarkArgs, MethodArgs, type ModelRound, textOf, wrongMarks } from './model-ballots.ts';
import type { ModelNotices } from './model-notices.ts';
import type { Case, Reasons, Verdict } from './model-shapes.ts';
import type { ModelIdea } from './model-things.ts';

const CandidateArgs = v.array(v.object({ ideaId: v.string(), cost: v.optional(v.number()) }));

const NOTHING = (): void => {};
const NEVER = Number.POSITIVE_INFINITY;
/** What the model needs to know of the rest. */
type Around = {
  readonly areas: ReadonlySet<string>;
  readonly ideas: ReadonlyMap<string, ModelIdea>;
  readonly notices: Pick<ModelNotices, 'boxes'>;
};

export class ModelRounds {
  readonly all = new Map<string, ModelRound>();

  case(type: string, given: Case, around: Around): Verdict {
    const { args, told, isHost } = given;
    const noHost = !isHost && 'not-allowed';
    if (type === 'round.open') return this.open(given, around);
    const noServerElse = /publish|^box|^urn/.test(type) && told.member !== SYSTEM_MEMBER && 'not-allowed';
    const round = this.all.get(args.roundId);
    if (round === undefined) return [['no-such-round', noHost, noServerElse], false, NOTHING];
    const foreign = round.area !== told.areaId && 'no-such-round';
    const now = Date.parse(told.now);
    const closes = Math.min(round.closedAt, round.endsAt);
    const over = closes <= now && 'round-closed';
    const noServer = told.member !== SYSTEM_MEMBER && 'not-allowed';
    switch (type) {
      case 'log.publish':
        return [[noServer, foreign], false, NOTHING];
      case 'box.shut': {
        const early = (round.closedAt === NEVER || now <= closes + round.grace * 60_000) && 'round-open';
        const shut = () => {
          round.isShut = true;
        };
        return [[noServer, foreign, early], round.isShut, shut];
      }
      case 'urn.fill':
        return [[noServer, foreign, !round.isShut && 'round-open'], round.isKept, NOTHING];
      case 'box.count': {
        const keep = () => {
          round.isKept = true;
        };
        return [[noServer, foreign, !round.isShut && 'round-open'], round.isKept, keep];
      }
      case 'result.publish': {
        const count = () => {
          round.isCounted = true;
          round.wrong.clear();
        };
        return [[noServer, foreign, !round.isKept && 'round-open'], round.isCounted, count];
      }
      case 'round.extend': {
        const endsAt = Date.parse(args.endsAt ?? '');
        const extend = () => {
          round.endsAt = endsAt;
          round.reasons.push('extended');
        };
        return [[noHost, foreign, over, endsAt <= now && 'malformed'], round.endsAt === endsAt, extend];
      }
      case 'round.close': {
        const close = () => {
          round.closedAt = now;
          round.reasons.push('closed');
        };
        return [[noHost, foreign], round.closedAt < NEVER, close];
      }
      case 'paper.enter': {
        const shut = now > closes + round.grace * 60_000 && 'round-closed';
        const counted = round.isShut && 'round-closed';
        const noPaper = round.door !== 'code' && 'no-such-round';
        return this.enter(given, round, [noHost, foreign, shut, counted, noPaper]);
      }
      case 'code.print':
        return this.print(args, round, [noHost, foreign, over]);
      case 'code.void': {
        const slip = round.slips.get(args.hash);
        if (slip === undefined) return [[noHost, foreign, over, 'no-such-code'], false, NOTHING];
        const reasons: Reasons = [noHost, foreign, over, slip.isUsed && 'code-used'];
        return [
          reasons,
          slip.isVoid,
          () => {
            slip.isVoid = true;
          },
        ];
      }
      default:
        return this.cast(given, round, around, [
          foreign,
          round.isShut && 'round-closed',
          closes < now && this.late(given, round, closes),
        ]);
    }
  }

  private late({ told }: Case, round: ModelRound, closes: number): 'round-closed' | false {
    const isInGrace = Date.parse(told.now) <= closes + round.grace * 60_000 && Date.parse(told.at) <= closes;
    return !isInGrace && 'round-closed';
  }

  private open({ args, told, isHost }: Case, { areas, ideas }: Around): Verdict {
    const method = v.parse(MethodArgs, args.method);
    const candidates = v.parse(CandidateArgs, args.candidates);
    const endsAt = typeof args.endsAt === 'string' ? Date.parse(args.endsAt) : NEVER;
    const reasons = candidates.flatMap(({ ideaId, cost }) => {
      const idea = ideas.get(ideaId);
      return [
        (idea === undefined || idea.isRemoved || idea.area !== told.areaId) && ('no-such-idea' as const),
        idea !== undefined && idea.into !== '' && ('idea-merged' as const),
        idea?.isHidden === true && ('idea-hidden' as const),
        (cost !== undefined) !== (method.name === 'budget') && ('malformed' as const),
      ];
    });
    const open = () =>
      this.all.set(args.roundId, {
        area: told.areaId,
        door: args.door,
        method,
        candidates: new Set(candidates.map(({ ideaId }) => ideaId)),
        grace: args.grace,
        endsAt,
        closedAt: NEVER,
        isShut: false,
        isKept: false,
        isCounted: false,
        reasons: ['opened'],
        slips: new Map(),
        ballots: new Map(),
        receipts: new Set(),
        wrong: new Map(),
      });
    return [
      [
        !areas.has(told.areaId) && 'no-such-area',
        !isHost && 'not-allowed',
        endsAt <= Date.parse(told.now) && 'malformed',
        isBySide(method) && args.door !== 'code' && 'malformed',
        ...reasons,
      ],
      this.all.has(args.roundId),
      open,
    ];
  }

  private print(args: Args, round: ModelRound, reasons: Reasons): Verdict {
    const fresh = args.hashes.filter((hash) => !round.slips.has(hash));
    const noSide = isBySide(round.method) !== (args.side !== undefined) && 'malformed';
    const print = () => {
      const { isTest, side } = args;
      for (const hash of fresh) round.slips.set(hash, { isTest, side, isUsed: false, isVoid: false });
    };
    return [[...reasons, round.door !== 'code' && 'malformed', noSide], fresh.length === 0, print];
  }

  private enter({ args, told }: Case, round: ModelRound, reasons: Reasons): Verdict {
    const marks = v.parse(MarkArgs, args.marks);
    const text = textOf(marks);
    const hash = codeHash(v.parse(v.any(), args.roundId), args.code);
    const slip = round.slips.get(hash);
    if (slip === undefined)
      return [[...reasons, ...wrongMarks(round, marks), 'no-such-code'], false, NOTHING];
    const { entry } = slip;
    const isSecond = entry !== undefined && entry.by !== told.member;
    const enter = () => {
      if (!isSecond) {
        slip.entry = { by: told.member, text };
        return;
      }
      round.receipts.add(`${told.member}~${hash}`);
      if (slip.isTest) return;
      delete slip.entry;
      slip.isUsed = true;
      round.ballots.set(hash, text);
    };
    const own: Reasons = [
      slip.isVoid && 'code-void',
      slip.isUsed && 'code-used',
      isSecond && entry.text !== text && 'entry-differs',
    ];
    return [[...reasons, ...wrongMarks(round, marks), ...own], false, enter];
  }

  private cast({ args, told }: Case, round: ModelRound, { notices }: Around, reasons: Reasons): Verdict {
    const marks = v.parse(MarkArgs, args.marks);
    const hash = codeHash(v.parse(v.any(), args.roundId), args.code);
    const slip = round.door === 'code' ? round.slips.get(hash) : undefined;
    const noCode = round.door === 'code' && slip === undefined && 'no-such-code';
    const voided = slip?.isVoid === true && 'code-void';
    const address = notices.boxes.get(told.member)?.address ?? '';
    const noAddress = round.door === 'mail' && address === '' && 'mail-needed';
    // The same address in capitals is the same person.
    const voter = v.parse(EmailAddress, address === '' ? 'nobody@example.org' : address.toLowerCase());
    const name =
      round.door === 'mail'
        ? addressVoter(v.parse(RoundId, args.roundId), voter)
        : round.door === 'code'
          ? hash
          : '';
    const receipt = name === '' ? told.member : `${told.member}~${name}`;
    const cast = () => {
      round.receipts.add(receipt);
      if (slip?.isTest === true) return;
      if (slip !== undefined) slip.isUsed = true;
      round.ballots.set(name === '' ? told.member : name, textOf(marks));
    };
    const isCode = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(args.code);
    const tries = lately(round, told.member, Date.parse(told.now));
    const isHers = round.receipts.has(receipt);
    const guessed = round.door === 'code' && isCode && !isHers && tries.size >= 10 && 'too-many';
    const noted = (codes: ReadonlySet<string>) => {
      // Whatever else is wrong comes first, and then no code was looked at.
      if (noCode === false || !isCode || codes.size > 1) return;
      if (!tries.has(hash)) round.wrong.set(told.member, tries.set(hash, Date.parse(told.now)));
    };
    const own: Reasons = [noCode, voided, noAddress, guessed];
    return [[...reasons, ...wrongMarks(round, marks), ...own], false, cast, noted];
  }
}

/** The wrong codes of the last ten minutes. */
const lately = ({ wrong }: ModelRound, member: string, now: number): Map<string, number> =>
  new Map([...(wrong.get(member) ?? [])].filter(([, at]) => at > now - 600_000));
