// Warns of chosen ideas that look like one idea written twice: they would share their votes.
import { useMemo } from 'preact/hooks';
import { t } from '../../../i18n/words.ts';
import type { IdeaCard } from '../../../store/queries/ideas.ts';
import { similarPairs } from '../similar-titles.ts';
import css from './rounds.module.css';

const PAIRS = 5;

/** Nothing where none look alike. Ideas are merged on the board of the evening that they were written at. */
export function LookAlikes({ ideas }: { ideas: readonly IdeaCard[] }) {
  const names = ideas.map(({ idea }) => `${idea.id} ${idea.title}`).join();
  const pairs = useMemo(
    () =>
      similarPairs(
        ideas.map(({ idea }) => ({ id: idea.id, title: idea.title, idea })),
        PAIRS,
      ),
    [names],
  );
  if (pairs.length === 0) return null;
  const board = pairs.map(({ a, b }) => a.idea.meetingId ?? b.idea.meetingId).find((id) => id !== undefined);
  return (
    <div class={css.warning} role="status">
      <h3>{t('rounds.alike')}</h3>
      <p>{t('rounds.alikeText')}</p>
      <ul class={css.pairs}>
        {pairs.map(({ a, b }) => (
          <li key={`${a.id} ${b.id}`}>{t('host.pair', { a: a.title, b: b.title })}</li>
        ))}
      </ul>
      {board !== undefined && <a href={`/host/${board}`}>{t('rounds.toBoard')}</a>}
    </div>
  );
}
