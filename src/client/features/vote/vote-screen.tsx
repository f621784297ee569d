// The votes of an area: those that are open first, those that have ended after them.
import type { AreaId } from '../../../domain/ids.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { minute } from '../../platform/clock.ts';
import { areaView } from '../../store/queries/area.ts';
import { type RoundCard, roundCards } from '../../store/queries/rounds.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ScreenHead, Section } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { FateTag } from './fate.tsx';
import { stageOf, taskOf } from './round-words.ts';
import css from './vote.module.css';

/** The screen of `/vote`. */
export function VoteScreen(props: { areaId: AreaId }) {
  const { areaId } = props;
  const store = useStore();
  const cards = settled(useLive((db) => roundCards(db, areaId, store.now()), `${areaId} ${minute.value}`));
  const area = settled(useLive((db) => areaView(db, areaId), areaId));
  const isComing = area.state === 'loading' || !area.value.complete;
  return (
    <>
      <ScreenHead title={t('vote.title')} />
      {cards.state === 'loading' || (cards.value.length === 0 && isComing) ? (
        <Skeleton label={t('app.loading')} />
      ) : (
        <Votes cards={cards.value} />
      )}
    </>
  );
}

function Votes(props: { cards: readonly RoundCard[] }) {
  const open = props.cards.filter(({ state }) => state === 'open');
  const ended = props.cards.filter(({ state }) => state !== 'open');
  if (props.cards.length === 0) return <EmptyState title={t('vote.empty')}>{t('vote.emptyText')}</EmptyState>;
  return (
    <>
      {open.length > 0 && <VoteList cards={open} heading="h2" />}
      {ended.length > 0 && (
        <Section title={t('vote.past')}>
          <VoteList cards={ended} heading="h3" />
        </Section>
      )}
    </>
  );
}

type Heading = 'h2' | 'h3';

function VoteList(props: { cards: readonly RoundCard[]; heading: Heading }) {
  return (
    <ul class={css.list}>
      {props.cards.map((card) => (
        <VoteCard key={card.round.id} card={card} heading={props.heading} />
      ))}
    </ul>
  );
}

function VoteCard(props: { card: RoundCard; heading: Heading }) {
  const { card, heading: Heading } = props;
  const { round, state, own } = card;
  const title = inLanguage(round.title, language.value);
  return (
    <Card as="li" quiet={state !== 'open'}>
      <Heading class={css.title}>
        <a href={`/vote/${round.id}`}>{title}</a>
      </Heading>
      <p>{taskOf(round.method)}</p>
      <p class={css.soft}>
        {stageOf(card)} · {plural('vote.turnout', card.turnout)}
      </p>
      {(own !== undefined || state === 'open') && (
        <p class={css.mine}>
          <FateTag own={own} />
        </p>
      )}
      {state === 'counted' && (
        <div class={css.mine}>
          <LinkButton href={`/vote/${round.id}/result`} label={t('vote.resultOf', { title })}>
            {t('vote.result')}
          </LinkButton>
        </div>
      )}
    </Card>
  );
}
