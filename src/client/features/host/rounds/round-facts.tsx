// What a vote was opened with, as a list of facts: for the last look, and for as long as the vote is there.
import type { Method } from '../../../../domain/method.ts';
import type { Round } from '../../../../domain/round.ts';
import { inLanguage } from '../../../../domain/text.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { language, t } from '../../../i18n/words.ts';
import { eurosOf } from './money.ts';
import css from './rounds.module.css';

type Facts = Pick<Round, 'method' | 'door' | 'grace' | 'endsAt'>;
type Fact = readonly [what: string, value: string];

/** The settings. */
export function RoundFacts({ round }: { round: Facts }) {
  return (
    <dl class={css.facts}>
      {factsOf(round).map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const factsOf = (round: Facts): readonly Fact[] => [
  [t('rounds.how'), t(`rounds.method.${round.method.name}`)],
  ...settingsOf(round.method),
  [t('rounds.door'), t(`rounds.door.${round.door}`)],
  [t('rounds.end'), round.endsAt === undefined ? t('rounds.end.hand') : formatMoment(round.endsAt)],
  [t('rounds.grace'), graceOf(round.grace)],
];

function settingsOf(method: Method): Fact[] {
  switch (method.name) {
    case 'dots':
      return [
        [t('rounds.number.dots'), String(method.dots)],
        [t('rounds.number.mostOnOne'), String(method.most)],
        [t('rounds.number.line'), String(method.line)],
      ];
    case 'approval':
      return [
        [t('rounds.number.least'), String(method.least)],
        [t('rounds.number.most'), String(method.most)],
        [t('rounds.number.line'), String(method.line)],
      ];
    case 'points':
      return [
        [t('rounds.number.points'), String(method.points)],
        [t('rounds.number.spread'), String(method.least)],
        [t('rounds.number.line'), String(method.line)],
      ];
    case 'budget':
      return [
        [t('rounds.sum'), eurosOf(method.budget, language.value)],
        [t('rounds.number.least'), String(method.least)],
        [t('rounds.number.most'), String(method.most)],
        [t('rounds.weights'), t(`rounds.weights.${method.equalSides === true ? 'sides' : 'voters'}`)],
        [t('rounds.utility'), t(`rounds.utility.${method.utility}`)],
        [t('rounds.completion'), t(`rounds.completion.${method.completion}`)],
        ...raiseOf(method),
        [t('rounds.start'), t(`rounds.start.${method.start}`)],
      ];
    case 'grades':
      return method.criteria.map(({ name, weight }) => [
        inLanguage(name, language.value),
        t('rounds.weightIs', { weight }),
      ]);
  }
}

function raiseOf({ completion, increment = 100 }: Extract<Method, { name: 'budget' }>): Fact[] {
  return completion.startsWith('add1') ? [[t('rounds.raise'), eurosOf(increment, language.value)]] : [];
}

function graceOf(minutes: number): string {
  if (minutes === 0) return t('rounds.grace.0');
  if (minutes === 60) return t('rounds.grace.60');
  return minutes === 1440 ? t('rounds.grace.1440') : t('rounds.graceMinutes', { minutes });
}
