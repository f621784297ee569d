// A shortlist: bars in order, and the line below which nothing goes forward.
import { formatNumber } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { Bar } from './bar.tsx';
import { IdeaTitle } from './idea-title.tsx';
import { type Counted, type Placed, placedOf, titleOf } from './placed.ts';
import css from './result.module.css';

type Props = { view: Counted; line: number; method: 'dots' | 'approval' | 'points' };

/** People stand beside points where the two can differ. */
export function Shortlist({ view, line, method }: Props) {
  const placed = placedOf(view);
  const forward = placed.filter((one) => one.line.chosen);
  const rest = placed.filter((one) => !one.line.chosen);
  const most = placed[0]?.line.points ?? 0;
  const points = (count: number): string =>
    plural(
      method === 'approval' ? 'results.votes' : method === 'dots' ? 'results.dots' : 'results.points',
      count,
    );
  const head = [t('results.idea'), t('results.col.votes'), t('results.col.forward')];
  const row = ({ candidate, line: { votes, chosen } }: Placed) => [
    titleOf(candidate),
    formatNumber(votes),
    t(chosen ? 'results.yes' : 'results.no'),
  ];
  return (
    <Section title={t('results.forward')}>
      {forward.length === 0 && <p>{t('results.noneForward')}</p>}
      <ol class={css.places}>
        {placed.map((one) => (
          <li key={one.line.ideaId} class={one.line.chosen ? css.place : `${css.place} ${css.behind}`}>
            {one === rest[0] && (
              <p class={css.line}>
                <span>{plural('results.lineAfter', forward.length)}</span>
              </p>
            )}
            <IdeaTitle placed={one} />
            <Bar part={one.line.points} whole={most} look={one.line.chosen ? 'full' : 'short'} />
            <p class={css.numbers}>
              <b>{points(one.line.points)}</b>
              {method !== 'approval' && <span>{plural('results.people', one.line.votes)}</span>}
            </p>
          </li>
        ))}
      </ol>
      {forward.length > line && <p>{t('results.tiedAtLine', { line, forward: forward.length })}</p>}
      <AsTable
        caption={t('results.forwardTable')}
        head={
          method === 'approval'
            ? head
            : [head[0] ?? '', t(`results.col.${method}`), t('results.col.people'), head[2] ?? '']
        }
        rows={placed.map((one) => {
          const [title = '', votes = '', forwards = ''] = row(one);
          return method === 'approval'
            ? [title, votes, forwards]
            : [title, formatNumber(one.line.points), votes, forwards];
        })}
      />
    </Section>
  );
}
