// What a host does with a theme: adds it, changes it, removes it.
import * as v from 'valibot';
import { Area } from './area.ts';
import { SITE, ThemeId } from './ids.ts';
import { areaStream, isMissing, keyOf, put, remove } from './kind.ts';
import { ok, reject, rule } from './rule.ts';
import { THEME_FIELDS, Theme } from './theme.ts';

/** A host adds a theme or changes its name or thread. */
export const setTheme = rule({
  type: 'theme.set',
  right: 'theme.set',
  args: v.object({ themeId: ThemeId, ...THEME_FIELDS }),
  reads: (args, act) => [keyOf(Area, act.scope), keyOf(Theme, args.themeId)],
  decide: ({ themeId, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    if (rows.wasRemoved(Theme, themeId)) return reject('no-such-theme');
    const before = rows.get(Theme, themeId);
    if (before !== undefined && before.areaId !== act.scope) return reject('not-allowed');
    return ok(put(areaStream(act.scope), Theme, { kind: 'theme', id: themeId, areaId: act.scope, ...args }));
  },
});

/** A host removes a theme; its ideas stay, without a theme. */
export const removeTheme = rule({
  type: 'theme.remove',
  right: 'theme.set',
  args: v.object({ themeId: ThemeId }),
  reads: (args) => [keyOf(Theme, args.themeId)],
  decide: (args, act, rows) => {
    const theme = rows.get(Theme, args.themeId);
    if (theme === undefined) return ok();
    if (theme.areaId !== act.scope) return reject('not-allowed');
    return ok(remove(areaStream(theme.areaId), Theme, theme.id));
  },
});
