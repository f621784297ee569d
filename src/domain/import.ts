// Importing ideas that were written down elsewhere: only the site's hosts, and the same idea never twice.
import * as v from 'valibot';
import { Area } from './area.ts';
import { Idea, Place } from './idea.ts';
import { IdeaId, SITE, ThemeId } from './ids.ts';
import { areaStream, isMissing, keyOf, put } from './kind.ts';
import { ok, reject, rule } from './rule.ts';
import { bump, tallyKey } from './tally-row.ts';
import { LIMITS, line, paragraphs } from './text.ts';

/** The id is made from the imported content, so that importing a file again changes nothing. */
export const importIdea = rule({
  type: 'idea.import',
  right: 'idea.import',
  args: v.object({
    ideaId: IdeaId,
    title: line(LIMITS.title),
    text: v.optional(paragraphs(LIMITS.text)),
    themeId: v.optional(ThemeId),
    place: v.optional(Place),
    authorName: v.optional(line(LIMITS.name)),
  }),
  reads: (args, act) => [keyOf(Area, act.scope), keyOf(Idea, args.ideaId), tallyKey(args.ideaId, act)],
  decide: ({ ideaId, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    if (rows.get(Idea, ideaId) !== undefined || rows.wasRemoved(Idea, ideaId)) return ok();
    const idea: Idea = {
      kind: 'idea',
      id: ideaId,
      areaId: act.scope,
      ...args,
      origin: 'import',
      postedAt: act.now,
    };
    return ok(put(areaStream(act.scope), Idea, idea), bump(ideaId, act.scope, {}, act, rows));
  },
});
