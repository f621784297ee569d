// One idea: its words, its path, its support and the talk about it.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Idea } from '../../../domain/idea.ts';
import type { AreaId } from '../../../domain/ids.ts';
import type { Theme } from '../../../domain/theme.ts';
import { loadLaterWords, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLayer, useLive } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import { quietly } from '../../platform/preload-error.ts';
import { areaView } from '../../store/queries/area.ts';
import { type IdeaView, ideaView } from '../../store/queries/idea.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { Comments } from './comments.tsx';
import css from './idea.module.css';
import { IdeaActs } from './idea-acts.tsx';
import { IdeaBody, IdeaLife } from './idea-body.tsx';
import { IdeaHistory } from './idea-history.tsx';
import { SupportButton } from './support-button.tsx';
import { useMarkedSeen } from './use-seen.ts';

const back = () => ({ href: '/ideas', label: t('nav.ideas'), onClick: goBack });

/** The screen of `/ideas/:ideaId`. */
export function IdeaScreen(props: { areaId: AreaId; ideaId: string }) {
  const { areaId, ideaId } = props;
  const idea = settled(useLayer((db) => ideaView(db, ideaId), ideaId));
  const area = settled(useLive((db) => areaView(db, areaId), areaId));
  useMarkedSeen(ideaId);
  if (idea.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  if (idea.value === undefined) return <Gone isFetching={area.state === 'ready' && !area.value.complete} />;
  if ('mergedInto' in idea.value) return <Merged into={idea.value.mergedInto} />;
  const { themeId } = idea.value.idea;
  const themes = area.state === 'ready' ? area.value.themes : [];
  return <Standing view={idea.value} theme={themes.find((theme) => theme.id === themeId)} />;
}

function Standing(props: { view: IdeaView; theme: Theme | undefined }) {
  const { view, theme } = props;
  const { idea } = view;
  if (idea.hidden !== undefined) {
    return (
      <>
        <ScreenHead title={t('idea.hidden')} back={back()} />
        <EmptyState title={t('idea.hiddenReason', { reason: idea.hidden.reason })} />
      </>
    );
  }
  return (
    <>
      <ScreenHead title={idea.title} back={back()} />
      <IdeaBody view={view} theme={theme} />
      <div class={css.support}>
        <SupportButton card={view} large />
      </div>
      <IdeaActs view={view} />
      <IdeaLife idea={idea} />
      <Votes idea={idea} />
      <Comments key={idea.id} view={view} />
      <IdeaHistory idea={idea} />
    </>
  );
}

/** Comes after the idea is drawn; where it cannot come, the idea is whole without it. */
function Votes(props: { idea: Idea }) {
  const [part, setPart] = useState<{ Votes: ComponentType<{ idea: Idea }> } | undefined>(undefined);
  useEffect(() => {
    quietly(() => Promise.all([import('./idea-votes.tsx'), loadLaterWords()])).then(
      ([{ IdeaVotes }]) => setPart({ Votes: IdeaVotes }),
      () => undefined,
    );
  }, []);
  return part === undefined ? null : <part.Votes idea={props.idea} />;
}

function Gone(props: { isFetching: boolean }) {
  return (
    <>
      <ScreenHead title={t(props.isFetching ? 'ideas.loading' : 'idea.gone')} back={back()} />
      {props.isFetching ? (
        <Skeleton label={t('ideas.loading')} cards={1} />
      ) : (
        <EmptyState drawing="needle" title={t('idea.goneText')} />
      )}
    </>
  );
}

function Merged(props: { into: string }) {
  return (
    <>
      <ScreenHead title={t('idea.mergedInto')} back={back()} />
      <EmptyState
        title={t('idea.mergedInto')}
        action={
          <LinkButton look="primary" href={`/ideas/${props.into}`}>
            {t('idea.goToMerged')}
          </LinkButton>
        }
      />
    </>
  );
}
