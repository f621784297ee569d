// An area (neighbourhood): the place a plan is made for. It owns themes, ideas and meetings.
import * as v from 'valibot';
import { AreaId, SITE } from './ids.ts';
import { areaStream, keyOf, put } from './kind.ts';
import { hostNeeds, isHost } from './role.ts';
import { ok, reject, rule } from './rule.ts';
import { LIMITS, localText, Time } from './text.ts';

const fields = {
  name: localText(LIMITS.localName),
  intro: v.optional(localText(LIMITS.comment)),
};

export const Area = {
  name: 'area',
  schema: v.object({ kind: v.literal('area'), id: AreaId, ...fields, createdAt: Time }),
};
export type Area = v.InferOutput<typeof Area.schema>;

/** A host of the site opens an area; the command's scope is the new area. */
export const createArea = rule({
  type: 'area.create',
  args: v.object(fields),
  reads: (_args, act) => [...hostNeeds(act), keyOf(Area, act.scope)],
  decide: (args, act, rows) => {
    if (act.scope === SITE) return reject('malformed', 'areaId');
    if (!isHost(act, rows)) return reject('not-allowed');
    if (rows.get(Area, act.scope) !== undefined) return ok();
    return ok(put(areaStream(act.scope), Area, { kind: 'area', id: act.scope, ...args, createdAt: act.now }));
  },
});

/** A host changes the area's name or introduction. */
export const editArea = rule({
  type: 'area.edit',
  args: v.object(fields),
  reads: (_args, act) => [...hostNeeds(act), keyOf(Area, act.scope)],
  decide: (args, act, rows) => {
    const area = rows.get(Area, act.scope);
    if (area === undefined) return rows.complete ? reject('no-such-area') : ok();
    if (!isHost(act, rows)) return reject('not-allowed');
    return ok(put(areaStream(area.id), Area, { ...area, ...args }));
  },
});
