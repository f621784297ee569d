// Who gets in and until when: this phone or a code on paper, an end or none, and grace for those without a network.
import { DOORS } from '../../../../domain/round.ts';
import { t } from '../../../i18n/words.ts';
import { CardChoice } from '../../../ui/card-choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Stack } from '../../../ui/screen.tsx';
import type { FormPart } from './form-part.ts';
import { doorOf, GRACES, needsSides, type RoundForm } from './round-form.ts';

/** Where sides weigh the same there is no choice of door. */
export function DoorFields({ part: { form, change, wrongAt } }: { part: FormPart }) {
  return (
    <Stack gap="l">
      <CardChoice
        label={t('rounds.door')}
        hint={hintOf(form)}
        options={DOORS.filter((door) => !needsSides(form) || door === 'code').map((value) => ({
          value,
          label: t(`rounds.door.${value}`),
          text: t(`rounds.doorText.${value}`),
        }))}
        value={doorOf(form)}
        onChange={(door) => change({ door })}
      />
      <CardChoice
        label={t('rounds.end')}
        options={[
          { value: 'hand', label: t('rounds.end.hand'), text: t('rounds.endText.hand') },
          { value: 'time', label: t('rounds.end.time'), text: t('rounds.endText.time') },
        ]}
        value={form.hasEnd ? 'time' : 'hand'}
        onChange={(end) => change({ hasEnd: end === 'time' })}
      />
      {form.hasEnd && (
        <Field
          label={t('rounds.endsAt')}
          type="datetime-local"
          value={form.endsAt}
          onInput={(endsAt) => change({ endsAt })}
          error={wrongAt('endsAt')}
        />
      )}
      <CardChoice
        label={t('rounds.grace')}
        hint={t('rounds.graceHint')}
        options={GRACES.map((value) => ({ value, label: t(`rounds.grace.${value}`) }))}
        value={form.grace}
        onChange={(grace) => change({ grace })}
      />
    </Stack>
  );
}

function hintOf(form: RoundForm): string | undefined {
  if (!needsSides(form)) return undefined;
  return t(form.method === 'grades' ? 'rounds.doorGrades' : 'rounds.doorSides');
}
