// The result of a vote, as pictures and as tables: read from this phone, so that it is there without a network too.
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedRound } from '../../live/addressed.ts';
import { goBack } from '../../platform/navigation.ts';
import { online } from '../../platform/signals.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead, Section } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { CountAgain } from './count-again.tsx';
import { Facts } from './facts.tsx';
import { GradesResult } from './grades-result.tsx';
import { MoneyResult } from './money-result.tsx';
import type { Counted } from './placed.ts';
import css from './result.module.css';
import { Rules } from './rules.tsx';
import { Shortlist } from './shortlist.tsx';

/** The screen; says what is missing where there is no result yet. */
export function ResultScreen(props: { roundId: string }) {
  const found = useAddressedRound(props.roundId);
  const back = { href: '/vote', label: t('results.votes'), onClick: goBack };
  if (found.state !== 'here') {
    return (
      <>
        <ScreenHead title={t('results.title')} back={back} />
        {found.state === 'unknown' && (
          <EmptyState drawing="needle" title={t('results.unknown')}>
            {t('results.unknownText')}
          </EmptyState>
        )}
        {found.state === 'looking' && !online.value && (
          <EmptyState title={t('results.offline')}>{t('results.offlineText')}</EmptyState>
        )}
        {found.state === 'looking' && online.value && <Skeleton label={t('results.looking')} />}
      </>
    );
  }
  const view = found.value;
  const title = inLanguage(view.round.title, language.value);
  const { result } = view;
  return (
    <article class={css.result}>
      <ScreenHead title={title} pageTitle={`${t('results.title')}: ${title}`} back={back}>
        {view.round.countedAt !== undefined && (
          <p class={css.soft}>{t('results.countedAt', { when: formatMoment(view.round.countedAt) })}</p>
        )}
      </ScreenHead>
      {result === undefined ? <NotYet view={view} /> : <Whole view={{ ...view, result }} />}
    </article>
  );
}

function NotYet({ view }: { view: RoundView }) {
  const vote = `/vote/${view.round.id}`;
  switch (view.state) {
    case 'open':
      return (
        <EmptyState
          title={t('results.open')}
          action={
            <LinkButton look="primary" icon="vote" href={vote}>
              {t('results.toBallot')}
            </LinkButton>
          }
        >
          {t('results.openText')}
        </EmptyState>
      );
    case 'ended':
    case 'counting':
      return <EmptyState title={t('results.counting')}>{t('results.countingText')}</EmptyState>;
    case 'counted':
      return <EmptyState title={t('results.onItsWay')}>{t('results.onItsWayText')}</EmptyState>;
  }
}

function Whole({ view }: { view: Counted }) {
  return (
    <>
      <Facts view={view} />
      <Picture view={view} />
      <Section title={t('results.how')}>
        <Rules view={view} />
      </Section>
      <CountAgain view={view} />
      <Section title={t('results.next')}>
        <p>{t('results.nextText')}</p>
        <div>
          <LinkButton icon="idea" href="/ideas">
            {t('results.toIdeas')}
          </LinkButton>
        </div>
      </Section>
    </>
  );
}

function Picture({ view }: { view: Counted }) {
  switch (view.round.method.name) {
    case 'dots':
    case 'approval':
    case 'points':
      return <Shortlist view={view} line={view.round.method.line} method={view.round.method.name} />;
    case 'budget':
      return <MoneyResult view={view} method={view.round.method} />;
    case 'grades':
      return <GradesResult view={view} />;
  }
}
