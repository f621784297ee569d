// A development theme of an area: ideas are grouped under it, and it has one of eight threads as its sign.
import * as v from 'valibot';
import { AreaId, ThemeId } from './ids.ts';
import { LIMITS, localText } from './text.ts';

export const THEME_FIELDS = {
  name: localText(LIMITS.localName),
  /** Which of the eight threads (colour and pattern) marks the theme. */
  thread: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
};

export const Theme = {
  name: 'theme',
  schema: v.object({ kind: v.literal('theme'), id: ThemeId, areaId: AreaId, ...THEME_FIELDS }),
};
export type Theme = v.InferOutput<typeof Theme.schema>;
