// How large each voter's share of the money was, at first and in the end: one for all, or one on each side.
import { fractionFrom, nearest } from '../../../domain/fraction-text.ts';
import { formatMoney, formatNumber } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { Bars } from './bar.tsx';
import type { Counted } from './placed.ts';
import type { Money } from './reasons.ts';

type Sides = NonNullable<Money['sides']>;

/** In cents. */
const cents = (share: string): number => Number(nearest(fractionFrom(share)));

/** Bars, and why those of the end are longer. */
export function Shares({ view, money, budget }: { view: Counted; money: Money; budget: number }) {
  return (
    <Section title={t('results.share')}>
      {money.sides === undefined ? (
        <OneShare view={view} money={money} budget={budget} />
      ) : (
        <SideShares sides={money.sides} />
      )}
    </Section>
  );
}

function OneShare({ view, money, budget }: { view: Counted; money: Money; budget: number }) {
  const start = cents(money.shareAtStart);
  const end = cents(money.shareAtEnd);
  return (
    <>
      <p>
        {plural('results.shareStart', view.result.ballots, {
          budget: formatMoney(budget),
          share: formatMoney(start),
        })}
      </p>
      <Bars
        whole={Math.max(start, end)}
        lines={[
          { name: t('results.shareAtStart'), value: formatMoney(start), part: start, look: 'short' },
          { name: t('results.shareAtEnd'), value: formatMoney(end), part: end },
        ]}
      />
      <p>{start === end ? t('results.shareKept') : t('results.shareRaised', { share: formatMoney(end) })}</p>
    </>
  );
}

function SideShares({ sides }: { sides: Sides }) {
  const shares = sides.map(({ side, ballots, shareAtStart, shareAtEnd }) => ({
    name: t(`results.side.${side}`),
    ballots,
    start: cents(shareAtStart),
    end: cents(shareAtEnd),
  }));
  return (
    <>
      <p>{t('results.shareBySide')}</p>
      <Bars
        whole={Math.max(...shares.map(({ end }) => end))}
        lines={shares.map(({ name, ballots, end }) => ({
          name: plural('results.sideBallots', ballots, { side: name }),
          value: formatMoney(end),
          part: end,
        }))}
      />
      <AsTable
        caption={t('results.share')}
        head={[
          t('results.side'),
          t('results.col.ballots'),
          t('results.shareAtStart'),
          t('results.shareAtEnd'),
        ]}
        rows={shares.map(({ name, ballots, start, end }) => [
          name,
          formatNumber(ballots),
          formatMoney(start),
          formatMoney(end),
        ])}
      />
    </>
  );
}
