// How the vote was counted, in plain words.
import type { Method } from '../../../domain/method.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoney } from '../../i18n/format.ts';
import { language, plural, t } from '../../i18n/words.ts';
import type { Counted } from './placed.ts';
import css from './result.module.css';

/** A list of short sentences. */
export function Rules({ view: { round } }: { view: Counted }) {
  return (
    <ul class={css.dashes}>
      {sentencesOf(round.method).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function sentencesOf(method: Method): string[] {
  switch (method.name) {
    case 'dots':
      return [
        t('results.rule.dots', { dots: method.dots, most: method.most }),
        plural('results.rule.line', method.line),
        t('results.rule.tied'),
      ];
    case 'approval':
      return [
        t('results.rule.approval', { most: method.most }),
        plural('results.rule.line', method.line),
        t('results.rule.tied'),
      ];
    case 'points':
      return [
        t('results.rule.points', { points: method.points }),
        plural('results.rule.line', method.line),
        t('results.rule.tied'),
      ];
    case 'budget':
      return [
        t('results.rule.share', { budget: formatMoney(method.budget) }),
        t('results.rule.together'),
        t(method.utility === 'cost' ? 'results.rule.firstByVotes' : 'results.rule.firstByEuro'),
        ...(method.completion.startsWith('add1') ? [t('results.rule.raise')] : []),
        ...(/(util|u)$/.test(method.completion) ? [t('results.rule.leftOver')] : []),
        ...(method.start === 'whole' ? [t('results.rule.whole')] : []),
      ];
    case 'grades':
      return [
        t('results.rule.grades', {
          criteria: method.criteria.map(({ name, weight }) => criterion(name, weight)).join(', '),
        }),
        t('results.rule.sides'),
        t('results.rule.quorum'),
        t('results.rule.secret'),
      ];
  }
}

const criterion = (name: Extract<Method, { name: 'grades' }>['criteria'][number]['name'], weight: number) =>
  t('results.rule.criterion', { name: inLanguage(name, language.value), weight });
