// The ideas of an area: a list that is searched, ordered and narrowed, and the way to a new idea.
import type { AreaId } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import type { Kept } from '../../live/kept.ts';
import { settled } from '../../live/settled.ts';
import { useLayer, useLive } from '../../live/store-context.ts';
import { areaView } from '../../store/queries/area.ts';
import { countIdeas } from '../../store/queries/ideas.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ActBar, ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { keptArea } from './first-list.ts';
import { IdeaList } from './idea-list.tsx';
import { choiceFor, choose, type ListChoice } from './list-choice.ts';
import { ListTools, SortChoice } from './list-tools.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useOrder } from './use-order.ts';
import { useSearch } from './use-search.ts';
import { useSeen } from './use-seen.ts';

const NO_IDS: readonly string[] = [];
const keptCount: Kept<number> = {};

/** The list of the area that the phone shows; `isUnder` while it lies unseen under the form of a new idea. */
export function IdeasScreen(props: { areaId: AreaId; isUnder: boolean }) {
  const { areaId, isUnder } = props;
  const choice = choiceFor(areaId);
  // What is searched has to be stored.
  const isAhead = isUnder && choice.search.trim() === '';
  const area = settled(useLive((db) => areaView(db, areaId), areaId, keptArea));
  const count = settled(useLayer((db) => countIdeas(db, areaId), areaId, keptCount, isAhead));
  const order = useOrder(choice, isAhead);
  const found = useSearch(areaId, choice.search, 'find', order?.ids ?? NO_IDS);
  const seen = useSeen(isUnder);
  useArrivals(choice, order?.whole === true ? order.ids : undefined, isUnder);
  const isNarrowed = choice.search.trim() !== '' || choice.themeId !== undefined || choice.sort === 'unseen';
  // All at once: what came later would push down what is being read.
  const isReady =
    area.state === 'ready' &&
    order !== undefined &&
    (order.ids.length > 0 || area.value.complete || isNarrowed);
  const hasTools = isReady && (order.ids.length > 0 || isNarrowed);
  const ids = found.ids ?? order?.ids ?? NO_IDS;
  const total = count.state === 'ready' ? count.value : (order?.ids.length ?? 0);
  return (
    <>
      <ScreenHead
        title={t('ideas.title')}
        isUnder={isUnder}
        beside={hasTools && <SortChoice choice={choice} onSort={seen.note} />}
      />
      {hasTools && <ListTools choice={choice} themes={area.value.themes} count={total} found={found} />}
      {!isReady ? (
        <Skeleton label={t('ideas.loading')} />
      ) : ids.length > 0 ? (
        <IdeaList ids={ids} order={order} themes={area.value.themes} onDrawn={seen.draw} isUnder={isUnder} />
      ) : isNarrowed ? (
        <NoneFound choice={choice} />
      ) : (
        <NoIdeas />
      )}
      <ActBar>
        <LinkButton look="primary" icon="plus" href="/ideas/new">
          {t('ideas.new')}
        </LinkButton>
      </ActBar>
    </>
  );
}

function NoIdeas() {
  return <EmptyState title={t('ideas.empty')}>{t('ideas.emptyText')}</EmptyState>;
}

function NoneFound(props: { choice: ListChoice }) {
  return (
    <EmptyState
      drawing="needle"
      title={t('ideas.noneFound')}
      action={
        <Button
          onClick={() => choose(props.choice.areaId, { search: '', themeId: undefined, sort: 'newest' })}
        >
          {t('ideas.showAll')}
        </Button>
      }
    >
      {t('ideas.noneFoundText')}
    </EmptyState>
  );
}
