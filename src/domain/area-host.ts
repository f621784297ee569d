// What a host does with an area: opens it, changes its name or introduction.
import * as v from 'valibot';
import { AREA_FIELDS, Area } from './area.ts';
import { SITE } from './ids.ts';
import { areaStream, keyOf, put } from './kind.ts';
import { ok, reject, rule } from './rule.ts';

/** A host of the site opens an area; the command's scope is the new area. */
export const createArea = rule({
  type: 'area.create',
  right: 'area.open',
  args: v.object(AREA_FIELDS),
  reads: (_args, act) => [keyOf(Area, act.scope)],
  decide: (args, act, rows) => {
    if (act.scope === SITE) return reject('malformed', 'areaId');
    if (rows.get(Area, act.scope) !== undefined) return ok();
    return ok(put(areaStream(act.scope), Area, { kind: 'area', id: act.scope, ...args, createdAt: act.now }));
  },
});

/** A host changes the area's name or introduction. */
export const editArea = rule({
  type: 'area.edit',
  right: 'area.edit',
  args: v.object(AREA_FIELDS),
  reads: (_args, act) => [keyOf(Area, act.scope)],
  decide: (args, act, rows) => {
    const area = rows.get(Area, act.scope);
    if (area === undefined) return rows.complete ? reject('no-such-area') : ok();
    return ok(put(areaStream(area.id), Area, { ...area, ...args }));
  },
});
