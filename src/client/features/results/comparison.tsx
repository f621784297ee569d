// The same ballots counted the usual way, most votes first: what would have been otherwise, for better and for worse.
import { formatFixed, formatMoney } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { Bars } from './bar.tsx';
import { type Counted, titlesOf } from './placed.ts';
import type { Money } from './reasons.ts';
import css from './result.module.css';
import { greedyName } from './theme-section.tsx';

type Figure = {
  readonly name: string;
  readonly shares: number;
  readonly votes: number;
  readonly whole: number;
  readonly write: (value: number) => string;
};

/** Four figures, each for both ways, and the ideas that only one of them funds. */
export function Comparison({ view, money, budget }: { view: Counted; money: Money; budget: number }) {
  const { equalShares, greedy } = money;
  const greedyWord = t(greedyName(view));
  const isByEuro = greedyName(view) === 'results.cmp.greedyByEuro';
  const title = t(isByEuro ? 'results.cmpByEuro' : 'results.cmp');
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
      name: t('results.cmp.forWishes'),
      shares: meanForWishes(view, equalShares.chosen, voters),
      votes: meanForWishes(view, greedy.chosen, voters),
      whole: budget,
      write: formatMoney,
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
    <Section title={title}>
      <p>{t(isByEuro ? 'results.cmpTextByEuro' : 'results.cmpText')}</p>
      {figures.map(({ name, shares, votes, whole, write }) => (
        <div key={name} class={css.figure}>
          <h3>{name}</h3>
          <Bars
            whole={whole}
            lines={[
              { name: t('results.cmp.shares'), value: write(shares), part: shares },
              { name: greedyWord, value: write(votes), part: votes, look: 'other' },
            ]}
          />
        </div>
      ))}
      {onlyShares.length + onlyVotes.length === 0 ? (
        <p>{t('results.cmp.same')}</p>
      ) : (
        <>
          <OnlyThere title={t('results.cmp.onlyShares')} titles={onlyShares} />
          <OnlyThere
            title={t(isByEuro ? 'results.cmp.onlyGreedyByEuro' : 'results.cmp.onlyGreedy')}
            titles={onlyVotes}
          />
        </>
      )}
      <AsTable
        caption={title}
        head={[t('results.cmp.figure'), t('results.cmp.shares'), greedyWord]}
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

/** How much of the money went to ideas that a voter had chosen, in the mean, in whole cents. */
function meanForWishes({ result, candidates }: Counted, chosen: readonly string[], voters: number): number {
  if (voters === 0) return 0;
  const costs = new Map<string, number>(candidates.map(({ ideaId, cost = 0 }) => [ideaId, cost]));
  const all = result.lines
    .filter(({ ideaId }) => chosen.includes(ideaId))
    .reduce((sum, { ideaId, votes }) => sum + BigInt(votes) * BigInt(costs.get(ideaId) ?? 0), 0n);
  return Number(all / BigInt(voters));
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
