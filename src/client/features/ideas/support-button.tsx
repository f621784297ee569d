// One tap of support, taken back by another; it counts at once and is sent when there is a network.
import { setSupport } from '../../../domain/support.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { plural, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { judgeEarly } from '../../store/early.ts';
import type { Store } from '../../store/open.ts';
import type { IdeaCard } from '../../store/queries/ideas.ts';
import { submit } from '../../store/submit.ts';
import { atOnce } from '../../ui/at-once.ts';
import { Icon } from '../../ui/icon.tsx';
import { toast } from '../../ui/toast.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import css from './support-button.module.css';

const saying = (card: IdeaCard, yes: boolean) => ({ ideaId: card.idea.id, support: yes });

/** Says whether this person supports the idea; answers whether that is stored. */
export async function support(store: Store, card: IdeaCard, yes: boolean): Promise<boolean> {
  const refusal = refusalOf(await submit(store, setSupport, card.idea.areaId, saying(card, yes)));
  if (refusal !== undefined) toast(refusal);
  return refusal === undefined;
}

/** The button with the number of supports. */
export function SupportButton(props: { card: IdeaCard; large?: boolean }) {
  const store = useStore();
  const { card } = props;
  return (
    <button
      {...atOnce(() => judgeEarly(store, setSupport, card.idea.areaId, saying(card, !card.supported)))}
      type="button"
      class={`${css.support} ${props.large === true ? css.large : ''}`}
      aria-pressed={card.supported}
      onClick={() => void support(store, card, !card.supported)}
    >
      <Icon name={card.supported ? 'check' : 'support'} />
      <span>{t(card.supported ? 'idea.supported' : 'idea.support')}</span>
      <VisuallyHidden>{`${card.idea.title}. ${plural('idea.supports', card.supports)}`}</VisuallyHidden>
      <b aria-hidden="true">{card.supports}</b>
    </button>
  );
}
