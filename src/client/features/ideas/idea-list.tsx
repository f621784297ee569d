// The cards themselves, drawn only near the screen; somebody who comes back finds the list where she left it.
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Theme } from '../../../domain/theme.ts';
import { t } from '../../i18n/words.ts';
import { cameBack } from '../../platform/navigation.ts';
import { rowHeights } from '../../ui/row-heights.ts';
import { Skeleton } from '../../ui/state.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { IdeaCardView } from './idea-card.tsx';
import type { Order } from './use-order.ts';

const GUESS_PX = 270;

const heights = rowHeights(GUESS_PX);
let leftAt = 0;

const sameId = (id: string): string => id;

/** The list; `onDrawn` is told which ideas are before the person's eyes, or nearly. */
export function IdeaList(props: {
  ids: readonly string[];
  order: Order;
  themes: readonly Theme[];
  onDrawn: (ids: readonly string[]) => void;
  isUnder: boolean;
}) {
  const { ids, order, themes, onDrawn, isUnder } = props;
  const themeOf = useMemo(() => new Map(themes.map((theme) => [theme.id, theme])), [themes]);
  useKeptPlace(isUnder);
  return (
    <VirtualList
      items={ids}
      keyOf={sameId}
      heights={heights}
      label={t('ideas.list')}
      isUnder={isUnder}
      rowsUnder={order.isEarly ? 1 : 0}
      onWindow={(drawn) => {
        order.onWindow(drawn);
        onDrawn(drawn);
      }}
      render={(id) => {
        const card = order.card(id);
        if (card === undefined) return <Skeleton label={t('ideas.loading')} cards={1} />;
        const { themeId } = card.idea;
        return <IdeaCardView card={card} theme={themeId === undefined ? undefined : themeOf.get(themeId)} />;
      }}
    />
  );
}

function useKeptPlace(isUnder: boolean): void {
  const wasUnder = useRef(isUnder);
  // Before anything else stands on the page, which may be shorter.
  if (isUnder && !wasUnder.current) leftAt = scrollY;
  wasUnder.current = isUnder;
  useLayoutEffect(() => {
    if (isUnder) return;
    if (cameBack()) scrollTo(0, leftAt);
    return () => {
      if (!wasUnder.current) leftAt = scrollY;
    };
  }, [isUnder]);
}
