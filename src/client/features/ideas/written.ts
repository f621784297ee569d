// From a draft to what a command takes: blank fields are left out, not sent empty.
import { filled } from '../../../domain/text.ts';
import type { Fields } from '../../live/use-draft.ts';

/** Title, text, theme and place as `idea.post` and `idea.edit` want them. */
export function written(fields: Fields) {
  const { place } = fields;
  const name = filled(place?.name);
  const hasPlace = name !== undefined || place?.lat !== undefined;
  return {
    title: fields.title ?? '',
    text: filled(fields.text),
    themeId: fields.themeId,
    place: hasPlace ? { name: name ?? '', lat: place?.lat, lon: place?.lon } : undefined,
  };
}

export const signature = (fields: Fields): string | undefined => filled(fields.authorName);
