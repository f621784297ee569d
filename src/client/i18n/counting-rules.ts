// How a vote is counted, in plain words: on the ballot as in the result.
import type { Method } from '../../domain/method.ts';
import { inLanguage } from '../../domain/text.ts';
import { formatMoney } from './format.ts';
import { language, plural, t } from './words.ts';

type Budget = Extract<Method, { name: 'budget' }>;

/** Short sentences, for before the vote and after it. */
export function countingRules(method: Method): string[] {
  switch (method.name) {
    case 'dots':
      return [
        t('counting.dots', { dots: method.dots, most: method.most }),
        plural('counting.line', method.line),
        t('counting.tied'),
      ];
    case 'approval':
      return [
        t('counting.approval', { most: method.most }),
        plural('counting.line', method.line),
        t('counting.tied'),
      ];
    case 'points':
      return [
        t('counting.points', { points: method.points }),
        plural('counting.line', method.line),
        t('counting.tied'),
      ];
    case 'budget':
      return moneyRules(method);
    case 'grades':
      return [
        t('counting.grades', {
          criteria: method.criteria.map(({ name, weight }) => criterion(name, weight)).join(', '),
        }),
        t('counting.sides'),
        t('counting.quorum'),
        t('counting.secret'),
      ];
  }
}

function moneyRules({ budget, utility, completion, start, increment = 100, equalSides }: Budget): string[] {
  const isByVotes = utility === 'cost';
  const fills = /(util|u)$/.test(completion);
  // Where sides weigh the same, a voter of a small side gets more of each raise.
  const raise = formatMoney(increment);
  const step = equalSides === true ? t('counting.meanStep', { step: raise }) : raise;
  return [
    t(equalSides === true ? 'counting.shareOfSides' : 'counting.share', { budget: formatMoney(budget) }),
    ...(start === 'whole' ? [t('counting.whole')] : []),
    t('counting.together'),
    t(isByVotes ? 'counting.firstByVotes' : 'counting.firstByEuro'),
    ...(/^add1u?$/.test(completion) ? [t('counting.raise', { step })] : []),
    ...(/^add1nu?$/.test(completion) ? [t('counting.raiseToEnd', { step })] : []),
    fills ? t(isByVotes ? 'counting.leftOver' : 'counting.leftOverByEuro') : t('counting.unspent'),
  ];
}

const criterion = (name: Extract<Method, { name: 'grades' }>['criteria'][number]['name'], weight: number) =>
  t('counting.criterion', { name: inLanguage(name, language.value), weight });
