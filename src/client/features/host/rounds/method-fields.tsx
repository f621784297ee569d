// The settings of the chosen way to vote.
import { LIMITS } from '../../../../domain/text.ts';
import { t } from '../../../i18n/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Stack } from '../../../ui/screen.tsx';
import { LocalTextFields } from '../local-text-fields.tsx';
import { CountFields } from './count-fields.tsx';
import type { FormPart } from './form-part.ts';
import { NUMBERS_OF, numberText } from './round-form.ts';
import css from './rounds.module.css';

const CRITERIA_MAX = 6;

/** Numbers with their defaults, a sum of money, or criteria. */
export function MethodFields({ part }: { part: FormPart }) {
  const { form, change, wrongAt } = part;
  if (form.method === 'grades') return <Criteria part={part} />;
  return (
    <Stack>
      {form.method === 'budget' && (
        <Field
          label={t('rounds.budget')}
          hint={t('rounds.moneyHint')}
          value={form.budget}
          onInput={(budget) => change({ budget })}
          inputMode="decimal"
          autoComplete="off"
          error={wrongAt('budget')}
        />
      )}
      <div class={css.numbers}>
        {NUMBERS_OF[form.method].map((name) => (
          <Field
            key={name}
            label={t(`rounds.number.${name}`)}
            value={numberText(form, name)}
            onInput={(text) => change({ numbers: { ...form.numbers, [name]: text } })}
            inputMode="numeric"
            autoComplete="off"
            error={wrongAt(name)}
          />
        ))}
      </div>
      {form.method === 'dots' && <p class={css.soft}>{t('rounds.dotsHint')}</p>}
      {form.method === 'budget' ? (
        <>
          <p class={css.soft}>{t('rounds.sharesHint')}</p>
          <CountFields part={part} />
        </>
      ) : (
        <p class={css.soft}>{t('rounds.lineHint')}</p>
      )}
    </Stack>
  );
}

function Criteria({ part: { form, change, wrongAt } }: { part: FormPart }) {
  const { criteria } = form;
  const put = (at: number, more: Partial<(typeof criteria)[number]>): void =>
    change({ criteria: criteria.map((one, index) => (index === at ? { ...one, ...more } : one)) });
  return (
    <fieldset class={css.group}>
      <legend>{t('rounds.criteria')}</legend>
      <p class={css.soft}>{t('rounds.criteriaHint')}</p>
      {criteria.map((criterion, index) => (
        <div key={index} class={css.criterion}>
          <LocalTextFields
            label={t('rounds.criterion', { number: index + 1 })}
            value={criterion.name}
            onChange={(name) => put(index, { name })}
            max={LIMITS.name}
            error={wrongAt(`criterion.${index}`)}
          />
          <Field
            label={t('rounds.weight', { number: index + 1 })}
            value={criterion.weight}
            onInput={(weight) => put(index, { weight })}
            inputMode="numeric"
            autoComplete="off"
            error={wrongAt(`weight.${index}`)}
          />
          {criteria.length > 1 && (
            <Button
              look="plain"
              icon="trash"
              label={t('rounds.removeCriterion', { number: index + 1 })}
              onClick={() => change({ criteria: criteria.filter((_, other) => other !== index) })}
            >
              {t('act.delete')}
            </Button>
          )}
        </div>
      ))}
      {criteria.length < CRITERIA_MAX && (
        <div>
          <Button icon="plus" onClick={() => change({ criteria: [...criteria, { name: {}, weight: '1' }] })}>
            {t('rounds.addCriterion')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
