// How large each voter's share of the money was, at first and in the end.
import { fractionFrom, nearest } from '../../../domain/fraction-text.ts';
import { formatMoney } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { Bars } from './bar.tsx';
import type { Counted } from './placed.ts';
import type { Money } from './reasons.ts';

/** Two bars and why the second is longer. */
export function Shares({ view, money, budget }: { view: Counted; money: Money; budget: number }) {
  const start = Number(nearest(fractionFrom(money.shareAtStart)));
  const end = Number(nearest(fractionFrom(money.shareAtEnd)));
  return (
    <Section title={t('results.share')}>
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
    </Section>
  );
}
