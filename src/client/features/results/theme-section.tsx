// The money by theme as a picture: of what each theme asked for, how much it got.
import { inLanguage } from '../../../domain/text.ts';
import { formatMoney, formatNumber } from '../../i18n/format.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { ThreadMark } from '../../ui/thread.tsx';
import { AsTable } from './as-table.tsx';
import { Bar } from './bar.tsx';
import type { Counted } from './placed.ts';
import type { Money } from './reasons.ts';
import css from './result.module.css';
import { perCent, type ThemeMoney, themeMoney } from './theme-money.ts';

/** Nothing where all ideas are of one theme, or of none. */
export function Themes({ view, money }: { view: Counted; money: Money }) {
  const themes = themeMoney(view.candidates, money);
  if (themes.length < 2) return null;
  const most = Math.max(...themes.map(({ asked }) => asked));
  return (
    <Section title={t('results.themes')}>
      <p>{t('results.themesText')}</p>
      <ul class={css.themes}>
        {themes.map((one) => (
          <Theme key={one.theme?.id ?? ''} one={one} most={most} spent={money.spent} />
        ))}
      </ul>
      <AsTable
        caption={t('results.themes')}
        head={[
          t('results.col.theme'),
          t('results.col.ideas'),
          t('results.col.asked'),
          t('results.cmp.shares'),
          t(greedyName(view)),
        ]}
        rows={themes.map((one) => [
          nameOf(one),
          t('results.ofIdeas', { chosen: one.chosen, all: formatNumber(one.ideas) }),
          formatMoney(one.asked),
          formatMoney(one.funded),
          formatMoney(one.other),
        ])}
      />
    </Section>
  );
}

/** What the other way of counting is called: it goes by the same measure. */
export const greedyName = ({ round: { method } }: Pick<Counted, 'round'>) =>
  method.name === 'budget' && method.utility === 'cardinality'
    ? 'results.cmp.greedyByEuro'
    : 'results.cmp.greedy';

const nameOf = ({ theme }: ThemeMoney): string =>
  theme === undefined ? t('results.noTheme') : inLanguage(theme.name, language.value);

/** Both bars are on one scale for all themes. */
function Theme({ one, most, spent }: { one: ThemeMoney; most: number; spent: number }) {
  const { theme, asked, funded, chosen, ideas } = one;
  return (
    <li class={css.theme}>
      <h3>
        {theme !== undefined && <ThreadMark thread={theme.thread} />}
        <span>{nameOf(one)}</span>
      </h3>
      <div class={css.pair}>
        <Bar part={funded} whole={most} />
        <Bar part={asked} whole={most} look="short" />
      </div>
      <p class={css.numbers}>
        <b>{t('results.fundedOfAsked', { funded: formatMoney(funded), asked: formatMoney(asked) })}</b>
        <span>
          {plural('results.themeIdeas', ideas, { chosen })} ·{' '}
          {t('results.ofSpent', { percent: perCent(funded, spent) })}
        </span>
      </p>
    </li>
  );
}
