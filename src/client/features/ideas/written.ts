// From a draft to what a command takes: blank fields are left out, not sent empty.
import type { Fields } from '../../live/use-draft.ts';

const orNothing = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text;

/** Title, text, theme and place as `idea.post` and `idea.edit` want them. */
export function written(fields: Fields) {
  const { place } = fields;
  const name = orNothing(place?.name);
  const hasPlace = name !== undefined || place?.lat !== undefined;
  return {
    title: fields.title ?? '',
    text: orNothing(fields.text),
    themeId: fields.themeId,
    place: hasPlace ? { name: name ?? '', lat: place?.lat, lon: place?.lon } : undefined,
  };
}

export const signature = (fields: Fields): string | undefined => orNothing(fields.authorName);
