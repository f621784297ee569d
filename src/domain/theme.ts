// A development theme of an area: ideas are grouped under it, and it has one of eight threads as its sign.
import * as v from 'valibot';
import { Area } from './area.ts';
import { AreaId, SITE, ThemeId } from './ids.ts';
import { areaStream, isMissing, keyOf, put, remove } from './kind.ts';
import { hostNeeds, isHost } from './role.ts';
import { ok, reject, rule } from './rule.ts';
import { LIMITS, localText } from './text.ts';

const fields = {
  name: localText(LIMITS.localName),
  /** Which of the eight threads (colour and pattern) marks the theme. */
  thread: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
};

export const Theme = {
  name: 'theme',
  schema: v.object({ kind: v.literal('theme'), id: ThemeId, areaId: AreaId, ...fields }),
};
export type Theme = v.InferOutput<typeof Theme.schema>;

/** A host adds a theme or changes its name or thread. */
export const setTheme = rule({
  type: 'theme.set',
  args: v.object({ themeId: ThemeId, ...fields }),
  reads: (args, act) => [...hostNeeds(act), keyOf(Area, act.scope), keyOf(Theme, args.themeId)],
  decide: ({ themeId, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    if (!isHost(act, rows)) return reject('not-allowed');
    if (rows.wasRemoved(Theme, themeId)) return reject('no-such-theme');
    const before = rows.get(Theme, themeId);
    if (before !== undefined && before.areaId !== act.scope) return reject('not-allowed');
    return ok(put(areaStream(act.scope), Theme, { kind: 'theme', id: themeId, areaId: act.scope, ...args }));
  },
});

/** A host removes a theme; its ideas stay, without a theme. */
export const removeTheme = rule({
  type: 'theme.remove',
  args: v.object({ themeId: ThemeId }),
  reads: (args, act) => [...hostNeeds(act), keyOf(Theme, args.themeId)],
  decide: (args, act, rows) => {
    if (!isHost(act, rows)) return reject('not-allowed');
    const theme = rows.get(Theme, args.themeId);
    if (theme === undefined) return ok();
    if (theme.areaId !== act.scope) return reject('not-allowed');
    return ok(remove(areaStream(theme.areaId), Theme, theme.id));
  },
});
