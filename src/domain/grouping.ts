// Grouping: a host puts an idea under a theme of its area, or takes it out.
import * as v from 'valibot';
import { Idea } from './idea.ts';
import { IdeaId, ThemeId } from './ids.ts';
import { areaStream, keyOf, put } from './kind.ts';
import { ok, reject, rule } from './rule.ts';
import { Theme } from './theme.ts';

export const groupIdea = rule({
  type: 'idea.group',
  right: 'idea.group',
  args: v.object({ ideaId: IdeaId, themeId: v.nullable(ThemeId) }),
  reads: (args) => [keyOf(Idea, args.ideaId), ...(args.themeId === null ? [] : [keyOf(Theme, args.themeId)])],
  decide: (args, act, rows) => {
    const idea = rows.get(Idea, args.ideaId);
    if (idea === undefined) return rows.complete ? reject('no-such-idea') : ok();
    if (idea.areaId !== act.scope) return reject('not-allowed');
    if (args.themeId !== null) {
      const theme = rows.get(Theme, args.themeId);
      const isOurs = theme === undefined ? !rows.complete : theme.areaId === idea.areaId;
      if (!isOurs) return reject('no-such-theme', 'themeId');
    }
    return ok(put(areaStream(idea.areaId), Idea, { ...idea, themeId: args.themeId ?? undefined }));
  },
});
