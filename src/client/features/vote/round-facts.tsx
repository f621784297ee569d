// What one must know before voting: what is decided, until when, who may vote, and that it is secret.
import type { ComponentChildren } from 'preact';
import { plural, t } from '../../i18n/words.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { stageOf, taskOf } from './round-words.ts';
import css from './vote.module.css';

export function RoundFacts(props: { view: RoundView }) {
  const { view } = props;
  const { round } = view;
  const isOpen = view.state === 'open' || view.state === 'ended';
  return (
    <>
      <p class={css.task}>{taskOf(round.method)}</p>
      <ul class={css.facts}>
        <Fact icon="clock">
          {stageOf(view)} · {plural('vote.turnout', view.turnout)}
        </Fact>
        {isOpen && (
          <>
            <Fact icon="people">{t(round.door === 'phone' ? 'ballot.doorPhone' : 'ballot.doorCode')}</Fact>
            <Fact icon="vote">{t('ballot.secret')}</Fact>
            {round.grace > 0 && <Fact icon="cloud-off">{t('ballot.grace', { count: round.grace })}</Fact>}
          </>
        )}
      </ul>
    </>
  );
}

function Fact(props: { icon: IconName; children: ComponentChildren }) {
  return (
    <li>
      <Icon name={props.icon} size="s" />
      <span>{props.children}</span>
    </li>
  );
}
