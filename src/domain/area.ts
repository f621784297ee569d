// An area (neighbourhood): the place a plan is made for. It owns themes, ideas and meetings.
import * as v from 'valibot';
import { AreaId } from './ids.ts';
import { LIMITS, localText, Time } from './text.ts';

export const AREA_FIELDS = {
  name: localText(LIMITS.localName),
  intro: v.optional(localText(LIMITS.comment)),
};

export const Area = {
  name: 'area',
  schema: v.object({ kind: v.literal('area'), id: AreaId, ...AREA_FIELDS, createdAt: Time }),
};
export type Area = v.InferOutput<typeof Area.schema>;
