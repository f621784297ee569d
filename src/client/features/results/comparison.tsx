// The same ballots counted the usual way, most votes first: what would have been otherwise, for better and for worse.
import { formatFixed, formatMoney } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { Bars } from './bar.tsx';
import { type Counted, titlesOf } from './placed.ts';
import type { Money } from './reasons.ts';
import css from './result.module.css';

type Figure = {
  readonly name: string;
  readonly shares: number;
  readonly votes: number;
  readonly whole: number;
  readonly write: (value: number) => string;
};

/** Three figures, each for both ways, and the ideas that only one of them funds. */
export function Comparison({ view, money, budget }: { view: Counted; money: Money; budget: number }) {
  const { equalShares, greedy } = money;
  const voters = view.result.ballots - view.result.blank;
  const mean = (wishes: number): number => (voters === 0 ? 0 : wishes / voters);
  const figures: readonly Figure[] = [
    {
      name: t('results.cmp.nothing'),
      shares: equalShares.withNothing,
      votes: greedy.withNothing,
      whole: voters,
      write: (count) => t('results.cmp.ofBallots', { count, of: voters }),
    },
    {
      name: t('results.cmp.wishes'),
      shares: mean(equalShares.wishes),
      votes: mean(greedy.wishes),
      whole: Math.max(mean(equalShares.wishes), mean(greedy.wishes)),
      write: (value) => formatFixed(value, 2),
    },
    {
      name: t('results.cmp.spent'),
      shares: equalShares.spent,
      votes: greedy.spent,
      whole: budget,
      write: formatMoney,
    },
  ];
  const only = (some: readonly string[], others: readonly string[]): string[] =>
    titlesOf(
      view.candidates,
      some.filter((id) => !others.includes(id)),
    );
  const onlyShares = only(equalShares.chosen, greedy.chosen);
  const onlyVotes = only(greedy.chosen, equalShares.chosen);
  return (
    <Section title={t('results.cmp')}>
      <p>{t('results.cmpText')}</p>
      {figures.map(({ name, shares, votes, whole, write }) => (
        <div key={name} class={css.figure}>
          <h3>{name}</h3>
          <Bars
            whole={whole}
            lines={[
              { name: t('results.cmp.shares'), value: write(shares), part: shares },
              { name: t('results.cmp.greedy'), value: write(votes), part: votes, look: 'other' },
            ]}
          />
        </div>
      ))}
      {onlyShares.length + onlyVotes.length === 0 ? (
        <p>{t('results.cmp.same')}</p>
      ) : (
        <>
          <OnlyThere title={t('results.cmp.onlyShares')} titles={onlyShares} />
          <OnlyThere title={t('results.cmp.onlyGreedy')} titles={onlyVotes} />
        </>
      )}
      <AsTable
        caption={t('results.cmp')}
        head={[t('results.cmp.figure'), t('results.cmp.shares'), t('results.cmp.greedy')]}
        rows={[
          ...figures.map(({ name, shares, votes, write }) => [name, write(shares), write(votes)]),
          [
            t('results.funded'),
            titlesOf(view.candidates, equalShares.chosen).join(', '),
            titlesOf(view.candidates, greedy.chosen).join(', '),
          ],
        ]}
      />
    </Section>
  );
}

function OnlyThere({ title, titles }: { title: string; titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <div class={css.figure}>
      <h3>{title}</h3>
      <ul class={css.dashes}>
        {titles.map((each, index) => (
          <li key={index}>{each}</li>
        ))}
      </ul>
    </div>
  );
}
