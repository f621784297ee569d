// The purchases one after the other: what was bought, who paid how much, and what was left.
import { useState } from 'preact/hooks';
import { formatMoney } from '../../i18n/format.ts';
import { type Key, plural, t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { type BarLine, Bars, type Look } from './bar.tsx';
import { titleOf } from './placed.ts';
import type { Step } from './replay.ts';
import css from './result.module.css';

/** A stepper: nothing moves by itself. */
export function Replay({ steps, budget }: { steps: readonly Step[]; budget: number }) {
  const [at, setAt] = useState(0);
  const step = steps[Math.min(at, steps.length - 1)];
  if (step === undefined) return null;
  const params = { at: Math.min(at, steps.length - 1) + 1, of: steps.length };
  return (
    <Section title={t('results.replay')}>
      <div class={css.replay}>
        <div aria-live="polite">
          <p class={css.soft}>{t('results.replayStep', params)}</p>
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
        </div>
        <div class={css.stepper}>
          <Button icon="back" disabled={params.at === 1} onClick={() => setAt(params.at - 2)}>
            {t('results.previous')}
          </Button>
          <Button icon="forward" disabled={params.at === steps.length} onClick={() => setAt(params.at)}>
            {t('results.following')}
          </Button>
        </div>
      </div>
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

const bar = (key: Key, cents: number, look: Look): BarLine => ({
  name: t(key),
  value: formatMoney(cents),
  part: cents,
  look,
});

/** A dot for each supporter while they can be told apart: full ones paid the price, half ones gave their last. */
function Payers({ step: { placed, paid } }: { step: Step }) {
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
