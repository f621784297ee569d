// The name of a candidate with its place and its theme's sign, leading to the idea.

import { inLanguage } from '../../../domain/text.ts';
import { language } from '../../i18n/words.ts';
import { ThreadMark } from '../../ui/thread.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { Placed } from './placed.ts';
import { titleOf } from './placed.ts';
import css from './result.module.css';

/** A heading of the third level. */
export function IdeaTitle({ placed: { candidate, place } }: { placed: Placed }) {
  const { theme } = candidate;
  return (
    <h3 class={css.title}>
      <span class={css.number}>{place}</span>
      <a href={`/ideas/${candidate.ideaId}`}>{titleOf(candidate)}</a>
      {theme !== undefined && (
        <>
          <ThreadMark thread={theme.thread} />
          <VisuallyHidden> ({inLanguage(theme.name, language.value)})</VisuallyHidden>
        </>
      )}
    </h3>
  );
}
