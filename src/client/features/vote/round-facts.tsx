// What one must know of a vote: what is decided, until when and how it is counted, and before voting who may vote and that it is secret.
import type { ComponentChildren } from 'preact';
import type { Round } from '../../../domain/round.ts';
import { countingRules } from '../../i18n/counting-rules.ts';
import { plural, t } from '../../i18n/words.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { stageOf, taskOf } from './round-words.ts';
import css from './vote.module.css';

/** Stands over everything. */
export function RoundFacts(props: { view: RoundView }) {
  const { view } = props;
  return (
    <>
      <p class={css.task}>{taskOf(view.round.method)}</p>
      <ul class={css.facts}>
        <Fact icon="clock">
          {stageOf(view)} · {plural('vote.turnout', view.turnout)}
        </Fact>
      </ul>
      <details class={css.counting}>
        <summary>{t('counting.how')}</summary>
        <ul>
          {countingRules(view.round.method).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Stands over the form. */
export function VotingRules(props: { round: Round }) {
  return (
    <ul class={css.facts}>
      <Fact icon="people">{t(`ballot.door.${props.round.door}`)}</Fact>
      <Fact icon="check">{t('ballot.secret')}</Fact>
    </ul>
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
