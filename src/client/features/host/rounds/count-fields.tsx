// How money is shared out, for who wants it otherwise than recommended: closed until somebody wants to see it.
import { type Completion, STARTS, UTILITIES } from '../../../../domain/tally/election.ts';
import { t } from '../../../i18n/words.ts';
import { CardChoice } from '../../../ui/card-choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Stack } from '../../../ui/screen.tsx';
import type { FormPart } from './form-part.ts';
import { numberText, WEIGHTS } from './round-form.ts';
import css from './rounds.module.css';

/** The recommended first. */
const INCREASES = [
  'add1u',
  'add1',
  'add1nu',
  'add1n',
  'util',
  'none',
] as const satisfies readonly Completion[];

/** The switches of Equal Shares, each with a sentence. */
export function CountFields({ part: { form, change, wrongAt } }: { part: FormPart }) {
  const wrong = wrongAt('increment');
  return (
    <details class={css.details} open={wrong !== undefined ? true : undefined}>
      <summary>{t('rounds.more')}</summary>
      <Stack gap="l">
        <p class={css.soft}>{t('rounds.moreText')}</p>
        <CardChoice
          label={t('rounds.weights')}
          options={WEIGHTS.map((value) => ({
            value,
            label: t(`rounds.weights.${value}`),
            text: t(`rounds.weightsText.${value}`),
          }))}
          value={form.weights}
          onChange={(weights) => change({ weights })}
        />
        <CardChoice
          label={t('rounds.utility')}
          options={UTILITIES.map((value) => ({
            value,
            label: t(`rounds.utility.${value}`),
            text: t(`rounds.utilityText.${value}`),
          }))}
          value={form.utility}
          onChange={(utility) => change({ utility })}
        />
        <CardChoice
          label={t('rounds.completion')}
          options={INCREASES.map((value) => ({
            value,
            label: t(`rounds.completion.${value}`),
            text: t(`rounds.completionText.${value}`),
          }))}
          value={form.completion}
          onChange={(completion) => change({ completion })}
        />
        {form.completion.startsWith('add1') && (
          <Field
            label={t('rounds.number.increment')}
            hint={t('rounds.incrementHint')}
            value={numberText(form, 'increment')}
            onInput={(text) => change({ numbers: { ...form.numbers, increment: text } })}
            inputMode="numeric"
            autoComplete="off"
            error={wrong}
          />
        )}
        <CardChoice
          label={t('rounds.start')}
          options={STARTS.map((value) => ({
            value,
            label: t(`rounds.start.${value}`),
            text: t(`rounds.startText.${value}`),
          }))}
          value={form.start}
          onChange={(start) => change({ start })}
        />
      </Stack>
    </details>
  );
}
