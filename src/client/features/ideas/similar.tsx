// Ideas that say much the same as the title that is being written: joining one is better than a twin.
import type { AreaId } from '../../../domain/ids.ts';
import { plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLayer, useStore } from '../../live/store-context.ts';
import { type IdeaCard, ideaCards, ideaOrder } from '../../store/queries/ideas.ts';
import { Button } from '../../ui/button.tsx';
import { support } from './support-button.tsx';
import { useSearch } from './use-search.ts';
import css from './write.module.css';

const SHOWN = 3;
const NO_IDS: readonly string[] = [];
// A word or two says nothing yet.
const MIN_LETTERS = 8;

/** Shows up to three of them; `onJoin` is called when the person has joined one. */
export function Similar(props: { areaId: AreaId; title: string; onJoin: (card: IdeaCard) => void }) {
  const { areaId } = props;
  const store = useStore();
  const order = settled(useLayer((db) => ideaOrder(db, { areaId, sort: 'newest' }), areaId));
  const text = props.title.trim().length < MIN_LETTERS ? '' : props.title;
  const alike = useSearch(areaId, text, 'alike', order.state === 'ready' ? order.value.ids : NO_IDS);
  const ids = (alike.ids ?? NO_IDS).slice(0, SHOWN);
  const cards = settled(useLayer((db) => ideaCards(db, ids), ids.join()));
  const shown = cards.state === 'ready' ? cards.value.filter((card) => ids.includes(card.idea.id)) : [];
  const join = async (card: IdeaCard): Promise<void> => {
    if (await support(store, card, true)) props.onJoin(card);
  };
  return (
    <div role="status">
      {shown.length > 0 && (
        <div class={css.similar}>
          <h2>{t('write.similar')}</h2>
          {shown.map((card) => (
            <div key={card.idea.id} class={css.twin}>
              <p>
                <b>{card.idea.title}</b>
                <small>{plural('idea.supports', card.supports)}</small>
              </p>
              <Button label={t('write.joinOf', { title: card.idea.title })} onClick={() => void join(card)}>
                {t('write.joinIdea')}
              </Button>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
