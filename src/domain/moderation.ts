// Keeping the talk decent: a host hides with a reason that all can read, and can take it back, or leaves a text as it is.
import * as v from 'valibot';
import { Comment } from './comment.ts';
import { Idea, mergeChain, Place } from './idea.ts';
import { AreaId, SITE } from './ids.ts';
import { areaStream, type Change, deskStream, keyOf, type Need, put, type Rows, remove } from './kind.ts';
import { noSuch, Report, Target, targetNeed } from './report.ts';
import { CandidateTitle } from './round.ts';
import { type Act, ok, reject, rule } from './rule.ts';
import { LIMITS, line, Time } from './text.ts';

/** What a hidden idea or comment said; only staff can read it. */
export const Withheld = {
  name: 'withheld',
  schema: v.object({
    kind: v.literal('withheld'),
    id: v.string(),
    areaId: AreaId,
    target: Target,
    title: v.optional(v.string()),
    text: v.optional(v.string()),
    place: v.optional(Place),
    authorName: v.optional(v.string()),
    /** Its titles in rounds. */
    candidates: v.optional(v.array(v.object({ id: v.string(), title: v.string() }))),
    reason: v.string(),
    at: Time,
  }),
};

const withheldId = (target: Target): string => `${target.kind}~${target.id}`;

/** A host has looked at a report and leaves the text as it is. */
export const dismissReport = rule({
  type: 'report.dismiss',
  right: 'text.hide',
  args: v.object({ reportId: v.string() }),
  reads: (args) => [keyOf(Report, args.reportId)],
  decide: (args, act, rows) => {
    const report = rows.get(Report, args.reportId);
    if (report === undefined || report.dismissedAt !== undefined) return ok();
    if (report.areaId !== act.scope) return reject('not-allowed');
    return ok(put(deskStream(report.areaId), Report, { ...report, dismissedAt: act.now }));
  },
});

const hideReads = ({ target }: { target: Target }, _act: Act, rows: Rows): Need[] => [
  targetNeed(target),
  keyOf(Withheld, withheldId(target)),
  ...(target.kind === 'idea' ? mergeChain(target.id, rows).map((id) => keyOf(Idea, id)) : []),
  ...(target.kind === 'idea' ? [{ kind: CandidateTitle.name, prefix: `${target.id}~` }] : []),
];

const titled = (row: CandidateTitle, title: string): Change =>
  put(areaStream(row.areaId), CandidateTitle, { ...row, title });

/** A merged idea's words are also where it is credited: in every idea that stands, or stood, for it. */
const credited = (
  { id }: Idea,
  credit: { title: string; authorName: string | undefined },
  rows: Rows,
): Change[] =>
  mergeChain(id, rows)
    .slice(1)
    .flatMap((standing) => rows.get(Idea, standing) ?? [])
    .map((idea) => {
      const merged = idea.merged?.map((other) => (other.id === id ? { ...other, ...credit } : other));
      return put(areaStream(idea.areaId), Idea, { ...idea, merged });
    });

/** A host hides an idea or comment: its words leave the public stream, the reason takes their place. */
export const hide = rule({
  type: 'content.hide',
  right: 'text.hide',
  args: v.object({ target: Target, reason: line(LIMITS.reason) }),
  reads: hideReads,
  decide: ({ target, reason }, act, rows) => {
    const idea = target.kind === 'idea' ? rows.get(Idea, target.id) : undefined;
    const comment = target.kind === 'comment' ? rows.get(Comment, target.id) : undefined;
    const shown = idea ?? comment;
    if (act.scope === SITE) return reject('no-such-area');
    if (shown === undefined) return rows.complete ? noSuch(target) : ok();
    if (shown.areaId !== act.scope) return reject('not-allowed');
    if (shown.hidden !== undefined) return ok();
    const hidden = { reason, at: act.now };
    const candidates = idea === undefined ? [] : rows.withPrefix(CandidateTitle, `${idea.id}~`);
    return ok(
      put(deskStream(act.scope), Withheld, {
        kind: 'withheld',
        id: withheldId(target),
        areaId: act.scope,
        target,
        title: idea?.title,
        text: shown.text,
        place: idea?.place,
        authorName: shown.authorName,
        candidates: candidates.length === 0 ? undefined : candidates.map(({ id, title }) => ({ id, title })),
        ...hidden,
      }),
      candidates.map((row) => titled(row, '')),
      idea === undefined
        ? []
        : [
            put(areaStream(act.scope), Idea, {
              ...idea,
              title: '',
              text: undefined,
              authorName: undefined,
              place: undefined,
              hidden,
            }),
            ...credited(idea, { title: '', authorName: undefined }, rows),
          ],
      comment === undefined
        ? []
        : put(areaStream(act.scope), Comment, { ...comment, text: '', authorName: undefined, hidden }),
    );
  },
});

/** A host shows again what was hidden. */
export const unhide = rule({
  type: 'content.unhide',
  right: 'text.hide',
  args: v.object({ target: Target }),
  reads: hideReads,
  decide: ({ target }, act, rows) => {
    const withheld = rows.get(Withheld, withheldId(target));
    if (withheld === undefined) return ok();
    if (withheld.areaId !== act.scope) return reject('not-allowed');
    const idea = target.kind === 'idea' ? rows.get(Idea, target.id) : undefined;
    const comment = target.kind === 'comment' ? rows.get(Comment, target.id) : undefined;
    const { title = '', text, place, authorName } = withheld;
    const candidates = rows.withPrefix(CandidateTitle, `${target.id}~`).flatMap((row) => {
      const kept = withheld.candidates?.find(({ id }) => id === row.id);
      return kept === undefined ? [] : titled(row, kept.title);
    });
    return ok(
      remove(deskStream(act.scope), Withheld, withheld.id),
      candidates,
      idea === undefined
        ? []
        : [
            put(areaStream(idea.areaId), Idea, {
              ...idea,
              title,
              text,
              place,
              authorName,
              hidden: undefined,
            }),
            ...credited(idea, { title, authorName }, rows),
          ],
      comment === undefined
        ? []
        : put(areaStream(comment.areaId), Comment, {
            ...comment,
            text: text ?? '',
            authorName,
            hidden: undefined,
          }),
    );
  },
});
