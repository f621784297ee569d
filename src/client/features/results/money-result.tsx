// A sum of money that was shared: what is funded and how it was paid, and what is not and why.
import type { Method } from '../../../domain/method.ts';
import { formatMoney, formatNumber } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { Bar } from './bar.tsx';
import { Comparison } from './comparison.tsx';
import { ExampleVote } from './example-section.tsx';
import { IdeaTitle } from './idea-title.tsx';
import { OwnShareSection } from './own-share-section.tsx';
import { type Counted, type Placed, placedOf, titleOf } from './placed.ts';
import { reasonSentence } from './reason-sentence.ts';
import { type Money, reasonOf } from './reasons.ts';
import { type Paid, type Step, stepsOf } from './replay.ts';
import { Replay } from './replay-section.tsx';
import css from './result.module.css';
import { Shares } from './shares.tsx';
import { Themes } from './theme-section.tsx';
import { WhyMissed } from './why-missed.tsx';

/** Nothing where the server sent a result without its money. */
export function MoneyResult({
  view,
  method,
}: {
  view: Counted;
  method: Extract<Method, { name: 'budget' }>;
}) {
  const { money } = view.result;
  const { budget, utility } = method;
  if (money === undefined) return null;
  const placed = placedOf(view);
  const steps = stepsOf(placed, budget);
  const missed = placed.filter(({ line }) => !line.chosen);
  return (
    <>
      <Section title={t('results.funded')}>
        <Spent spent={money.spent} budget={budget} />
        {steps.length === 0 && <p>{t('results.noneFunded')}</p>}
        <ol class={css.places}>
          {steps.map((step) => (
            <Funded key={step.placed.line.ideaId} step={step} />
          ))}
        </ol>
      </Section>
      {missed.length > 0 && (
        <Section title={t('results.notFunded')}>
          <ol class={css.places} start={steps.length + 1}>
            {missed.map((one) => (
              <Missed key={one.line.ideaId} placed={one} view={view} money={money} />
            ))}
          </ol>
        </Section>
      )}
      <MoneyTable view={view} placed={placed} steps={steps} money={money} />
      <Shares view={view} money={money} budget={budget} />
      <OwnShareSection view={view} placed={placed} money={money} />
      {steps.length > 0 && <Replay steps={steps} budget={budget} />}
      <ExampleVote utility={utility} />
      <Themes view={view} money={money} />
      <Comparison view={view} money={money} budget={budget} />
    </>
  );
}

/** The sum as one bar. */
export function Spent({ spent, budget }: { spent: number; budget: number }) {
  return (
    <div class={css.spent}>
      <p class={css.numbers}>
        <b>{t('results.spentOf', { spent: formatMoney(spent), budget: formatMoney(budget) })}</b>
        <span>{t('results.unspent', { left: formatMoney(budget - spent) })}</span>
      </p>
      <Bar part={spent} whole={budget} />
    </div>
  );
}

/** How a purchase was paid, in one or two sentences. */
export function paidSentence(paid: Paid | undefined): string {
  if (paid === undefined) return t('results.paidLeftOver');
  const each = formatMoney(paid.each);
  if (paid.emptied === 0) return plural('results.paidEach', paid.inFull, { each });
  const last = plural('results.paidLast', paid.emptied, { last: formatMoney(paid.lastGave) });
  return paid.inFull === 0 ? last : `${plural('results.paidEach', paid.inFull, { each })} ${last}`;
}

function Funded({ step: { placed, cost, paid } }: { step: Step }) {
  return (
    <li class={css.place}>
      <IdeaTitle placed={placed} />
      <p class={css.numbers}>
        <b>{formatMoney(cost)}</b>
        <span>{plural('results.supporters', placed.line.votes)}</span>
      </p>
      <p class={css.soft}>{paidSentence(paid)}</p>
    </li>
  );
}

function Missed({ placed, view, money }: { placed: Placed; view: Counted; money: Money }) {
  return (
    <li class={`${css.place} ${css.behind}`}>
      <IdeaTitle placed={placed} />
      <WhyMissed placed={placed} candidates={view.candidates} money={money} />
    </li>
  );
}

function MoneyTable(props: {
  view: Counted;
  placed: readonly Placed[];
  steps: readonly Step[];
  money: Money;
}) {
  const { view, placed, steps, money } = props;
  return (
    <AsTable
      caption={t('results.moneyTable')}
      head={[t('results.idea'), t('results.col.cost'), t('results.col.votes'), t('results.col.fate')]}
      rows={placed.map(({ line, candidate }) => {
        const step = steps.find((one) => one.placed.line.ideaId === line.ideaId);
        const reason = reasonOf(line, candidate.cost ?? 0, money);
        const why = reason === undefined ? '' : reasonSentence(reason, view.candidates);
        return [
          titleOf(candidate),
          formatMoney(candidate.cost ?? 0),
          formatNumber(line.votes),
          step === undefined
            ? `${t('results.fate.not')} ${why}`
            : `${t('results.fate.funded')} ${paidSentence(step.paid)}`,
        ];
      })}
    />
  );
}
