// The ideas that this person posted, and how they fare, in votes too.
import type { AreaId } from '../../../domain/ids.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { type IdeaRound, ideaRounds } from '../../store/queries/idea-rounds.ts';
import { myIdeas } from '../../store/queries/my-own.ts';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { Section } from '../../ui/screen.tsx';
import css from './me.module.css';

export function MyIdeas(props: { areaId: AreaId }) {
  const live = settled(useLive((db) => myIdeas(db, props.areaId), props.areaId));
  const votes = settled(useLive((db) => ideaRounds(db, props.areaId), props.areaId));
  if (live.state === 'loading') return null;
  return (
    <Section title={t('me.myIdeas')}>
      {live.value.length === 0 && <p class={css.soft}>{t('me.noIdeas')}</p>}
      <ul class={css.list}>
        {live.value.map(({ idea, supports, comments, pending }) => (
          <Card key={idea.id} as="li">
            <h3 class={css.ideaTitle}>
              <a href={`/ideas/${idea.mergedInto ?? idea.id}`}>{idea.title || t('idea.hidden')}</a>
            </h3>
            <p class={css.soft}>
              {plural('idea.supports', supports)} · {plural('idea.comments', comments)}
              {idea.mergedInto !== undefined && ` · ${t('idea.mergedInto')}`}
              {idea.hidden !== undefined && ` · ${t('idea.hiddenReason', { reason: idea.hidden.reason })}`}
            </p>
            <Votes rounds={(votes.state === 'ready' && votes.value.get(idea.id)) || []} />
            <Tag tone={pending ? 'warm' : 'primary'} label={t(pending ? 'sync.saved' : 'sync.sent')} />
          </Card>
        ))}
      </ul>
    </Section>
  );
}

function Votes(props: { rounds: readonly IdeaRound[] }) {
  return (
    <>
      {props.rounds.map(({ roundId, title, state }) => (
        <p key={roundId}>
          <a
            class={css.vote}
            href={state === 'open' || state === 'counting' ? `/vote/${roundId}` : `/vote/${roundId}/result`}
          >
            {t(`vote.idea.${state}`, { title: inLanguage(title, language.value) })}
          </a>
        </p>
      ))}
    </>
  );
}
