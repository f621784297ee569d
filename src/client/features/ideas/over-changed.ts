// An edit over an idea that has changed meanwhile: what its author did not touch is as it stands now (a host may have
// grouped the idea), and what was changed on both sides is there to compare.
import type { Fields } from '../../live/use-draft.ts';

export type Words = Pick<Fields, 'title' | 'text' | 'themeId' | 'place'>;
type Part = keyof Words;

const TEXTS = ['title', 'text', 'place'] as const;

const letters = (words: Words, part: Part): string => {
  const { name, lat, lon } = words.place ?? {};
  return part === 'place' ? JSON.stringify([name?.trim() ?? '', lat, lon]) : (words[part]?.trim() ?? '');
};
const differ = (part: Part, one: Words, other: Words): boolean => letters(one, part) !== letters(other, part);

export type OverChanged = {
  readonly words: Words;
  /** What the words are to be compared with when the idea changes once more. */
  readonly from: Words;
  /** Texts as they stand now, where both sides changed them. */
  readonly elsewhere: readonly string[];
};

/** `from` is what the edit began from, where that is known: without it everything counts as touched. */
export function overChanged(mine: Words, from: Words | undefined, now: Words): OverChanged {
  const begun = from ?? now;
  const touched = (part: Part): boolean => from === undefined || differ(part, mine, from);
  const take = (own: Words): Words => ({
    title: touched('title') ? own.title : now.title,
    text: touched('text') ? own.text : now.text,
    themeId: touched('themeId') ? own.themeId : now.themeId,
    place: touched('place') ? own.place : now.place,
  });
  const clash = (part: Part): boolean =>
    touched(part) && differ(part, mine, now) && (from === undefined || differ(part, now, from));
  const told = { title: now.title, text: now.text, place: now.place?.name };
  return {
    words: take(mine),
    from: take(begun),
    elsewhere: TEXTS.filter(clash).flatMap((part) => told[part] ?? []),
  };
}
