// The votes in which an idea stands or stood. Fetched after the idea itself: no first visit needs it.
import type { Idea } from '../../../domain/idea.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { ideaRounds } from '../../store/queries/idea-rounds.ts';
import { Section } from '../../ui/screen.tsx';
import css from './idea-votes.module.css';

/** Nothing where there is no vote. What was merged into the idea was voted on for it. */
export function IdeaVotes(props: { idea: Idea }) {
  const { idea } = props;
  const live = settled(useLive((db) => ideaRounds(db, idea.areaId), idea.areaId));
  if (live.state === 'loading') return null;
  const ids = [idea.id, ...(idea.merged ?? []).map(({ id }) => id)];
  const rounds = ids.flatMap((id) => live.value.get(id) ?? []);
  if (rounds.length === 0) return null;
  return (
    <Section title={t('vote.ofIdea')}>
      <ul class={css.votes}>
        {rounds.map(({ roundId, title, state }) => (
          <li key={roundId}>
            <a
              href={state === 'open' || state === 'counting' ? `/vote/${roundId}` : `/vote/${roundId}/result`}
            >
              {t(`vote.idea.${state}`, { title: inLanguage(title, language.value) })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
