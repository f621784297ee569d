// The purchases one after the other: what was bought, who paid how much, and what was left.
import { formatMoney } from '../../i18n/format.ts';
import { type Key, plural, t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { type BarLine, Bars, type Look } from './bar.tsx';
import { titleOf } from './placed.ts';
import type { Step } from './replay.ts';
import css from './result.module.css';
import { Stepped } from './stepped.tsx';

/** Its steps are not none. */
export function Replay({ steps, budget }: { steps: readonly Step[]; budget: number }) {
  return (
    <Section title={t('results.replay')}>
      <Stepped
        of={steps.length}
        said={(at) => <Bought step={steps[at]} at={at + 1} of={steps.length} budget={budget} />}
      />
      <AsTable
        caption={t('results.replay')}
        head={[
          t('results.idea'),
          t('results.col.cost'),
          t('results.col.each'),
          t('results.col.inFull'),
          t('results.col.emptied'),
          t('results.replayLeft'),
        ]}
        rows={steps.map(({ placed, cost, paid, left }) => [
          titleOf(placed.candidate),
          formatMoney(cost),
          paid === undefined ? t('results.leftOver') : formatMoney(paid.each),
          paid === undefined ? '–' : paid.inFull,
          paid === undefined ? '–' : paid.emptied,
          formatMoney(left),
        ])}
      />
    </Section>
  );
}

function Bought(props: { step: Step | undefined; at: number; of: number; budget: number }) {
  const { step, at, of, budget } = props;
  if (step === undefined) return null;
  return (
    <>
      <p class={css.soft}>{t('results.replayStep', { at, of })}</p>
      <h3>{titleOf(step.placed.candidate)}</h3>
      <Payers step={step} />
      <Bars
        whole={budget}
        lines={[
          bar('results.replayBefore', step.left + step.cost, 'short'),
          bar('results.replayCost', step.cost, 'full'),
          bar('results.replayLeft', step.left, 'short'),
        ]}
      />
    </>
  );
}

const bar = (key: Key, cents: number, look: Look): BarLine => ({
  name: t(key),
  value: formatMoney(cents),
  part: cents,
  look,
});

/** A dot for each supporter while they can be told apart: full ones paid the price, half ones gave their last. */
export function Payers({ step: { placed, paid } }: { step: Step }) {
  if (paid === undefined) return <p>{t('results.paidLeftOver')}</p>;
  const { inFull, emptied } = paid;
  return (
    <>
      {placed.line.votes <= MOST_DOTS && (
        <p class={css.payers} aria-hidden="true">
          {Array.from({ length: inFull + emptied }, (_, index) => (
            <i key={index} class={index < inFull ? css.payer : css.lastPayer} />
          ))}
        </p>
      )}
      {inFull > 0 && <p>{plural('results.paidEach', inFull, { each: formatMoney(paid.each) })}</p>}
      {emptied > 0 && <p>{plural('results.paidLast', emptied, { last: formatMoney(paid.lastGave) })}</p>}
    </>
  );
}

const MOST_DOTS = 60;
