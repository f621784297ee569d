// The ideas of an area: a list that is searched, ordered and narrowed, and the way to a new idea.
import type { AreaId } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLayer, useLive } from '../../live/store-context.ts';
import { areaView } from '../../store/queries/area.ts';
import { countIdeas } from '../../store/queries/ideas.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ActBar, ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { IdeaList } from './idea-list.tsx';
import { choiceFor, choose, type ListChoice } from './list-choice.ts';
import { ListTools, SortChoice } from './list-tools.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useOrder } from './use-order.ts';
import { useSearch } from './use-search.ts';
import { useSeen } from './use-seen.ts';

const NO_IDS: readonly string[] = [];

/** The list of the area that the phone shows. */
export function IdeasScreen(props: { areaId: AreaId }) {
  const { areaId } = props;
  const choice = choiceFor(areaId);
  const area = settled(useLive((db) => areaView(db, areaId), areaId));
  const count = settled(useLayer((db) => countIdeas(db, areaId), areaId));
  const order = useOrder(choice);
  const found = useSearch(areaId, choice.search, 'find', order?.ids ?? NO_IDS);
  const seen = useSeen();
  useArrivals(choice, order?.whole === true ? order.ids : undefined);
  const themes = area.state === 'ready' ? area.value.themes : [];
  const total = count.state === 'ready' ? count.value : 0;
  const ids = order && (found === undefined ? order.ids : within(found, order.ids));
  const isNarrowed = choice.search.trim() !== '' || choice.themeId !== undefined || choice.sort === 'unseen';
  const hasTools = total > 0 || isNarrowed;
  const isEmpty = ids?.length === 0;
  const isFetching = area.state === 'loading' || (isEmpty && !area.value.complete && total === 0);
  return (
    <>
      <ScreenHead
        title={t('ideas.title')}
        beside={hasTools && <SortChoice choice={choice} onSort={seen.note} />}
      />
      {hasTools && <ListTools choice={choice} themes={themes} count={total} />}
      {ids === undefined || order === undefined || isFetching ? (
        <Skeleton label={t('ideas.loading')} />
      ) : isEmpty ? (
        isNarrowed ? (
          <NoneFound choice={choice} />
        ) : (
          <NoIdeas />
        )
      ) : (
        <IdeaList ids={ids} order={order} themes={themes} onDrawn={seen.draw} />
      )}
      <ActBar>
        <LinkButton look="primary" icon="plus" href="/ideas/new">
          {t('ideas.new')}
        </LinkButton>
      </ActBar>
    </>
  );
}

/** The found ids that are in the list, in the order of finding. */
function within(found: readonly string[], ids: readonly string[]): readonly string[] {
  const listed = new Set(ids);
  return found.filter((id) => listed.has(id));
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
