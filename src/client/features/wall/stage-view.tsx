// What the hall sees at each stage of the evening.
import { t } from '../../i18n/words.ts';
import { joinAddress, shortAddress } from '../../platform/join-address.ts';
import type { Evening } from '../../store/queries/evening.ts';
import { GroupedIdeas } from './grouped-ideas.tsx';
import { NewIdeas } from './new-ideas.tsx';
import css from './stage.module.css';
import { TopIdeas } from './top-ideas.tsx';

/** Supports of single ideas stay hidden until the host shows the results. */
export function StageView({ evening }: { evening: Evening }) {
  const { meeting, themes, ideas } = evening;
  if (meeting.closedAt !== undefined) return <Thanks code={meeting.code} />;
  switch (meeting.stage) {
    case 'welcome':
      return <Welcome />;
    case 'ideas':
      return <NewIdeas ideas={ideas} themes={themes} />;
    case 'grouping':
      return <GroupedIdeas ideas={ideas} themes={themes} />;
    case 'results':
      return <TopIdeas ideas={ideas} themes={themes} />;
  }
}

function Welcome() {
  const steps = [t('wall.how1'), t('wall.how2'), t('wall.how3'), t('wall.how4')];
  return (
    <section class={css.welcome} aria-labelledby="wall-stage">
      <h2 id="wall-stage">{t('wall.welcome')}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

function Thanks(props: { code: string }) {
  return (
    <section class={css.thanks} aria-labelledby="wall-stage">
      <h2 id="wall-stage">{t('wall.thanks')}</h2>
      <p>{t('wall.record')}</p>
      <p class={css.address}>{shortAddress(joinAddress(props.code))}</p>
    </section>
  );
}
