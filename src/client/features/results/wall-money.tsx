// The end of a shared sum on the wall: how much was spent, one voter's share, and what the usual way would have done.
import { fractionFrom, nearest } from '../../../domain/fraction-text.ts';
import { formatMoney } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { Bar, Bars } from './bar.tsx';
import type { Counted } from './placed.ts';
import type { Money } from './reasons.ts';
import { greedyName } from './theme-section.tsx';
import css from './wall-slides.module.css';

const cents = (share: string): number => Number(nearest(fractionFrom(share)));

/** Large figures only: the rest is on everybody's phone. */
export function WallMoney({ view, money, budget }: { view: Counted; money: Money; budget: number }) {
  const voters = view.result.ballots - view.result.blank;
  const share = (text: string): string => formatMoney(cents(text));
  const nothing = (count: number): string => t('results.cmp.ofBallots', { count, of: voters });
  return (
    <div class={css.summary}>
      <section>
        <h2>{t('results.spentOf', { spent: formatMoney(money.spent), budget: formatMoney(budget) })}</h2>
        <Bar part={money.spent} whole={budget} />
      </section>
      <section>
        <h2>{t('results.share')}</h2>
        {money.sides === undefined ? (
          <p class={css.large}>
            {share(money.shareAtStart)}
            {money.shareAtEnd !== money.shareAtStart && ` → ${share(money.shareAtEnd)}`}
          </p>
        ) : (
          <SideShares sides={money.sides} />
        )}
      </section>
      <section>
        <h2>{t('results.cmp.nothing')}</h2>
        <Bars
          whole={voters}
          lines={[
            {
              name: t('results.cmp.shares'),
              value: nothing(money.equalShares.withNothing),
              part: money.equalShares.withNothing,
            },
            {
              name: t(greedyName(view)),
              value: nothing(money.greedy.withNothing),
              part: money.greedy.withNothing,
              look: 'other',
            },
          ]}
        />
      </section>
    </div>
  );
}

function SideShares({ sides }: { sides: NonNullable<Money['sides']> }) {
  return (
    <Bars
      whole={Math.max(...sides.map(({ shareAtEnd }) => cents(shareAtEnd)))}
      lines={sides.map(({ side, ballots, shareAtEnd }) => ({
        name: plural('results.sideBallots', ballots, { side: t(`results.side.${side}`) }),
        value: formatMoney(cents(shareAtEnd)),
        part: cents(shareAtEnd),
      }))}
    />
  );
}
