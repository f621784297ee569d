// The field for a join code, for those whose camera did not read the QR.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import * as v from 'valibot';
import { JoinCode } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import { tidyCode } from '../../store/join.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import css from './join.module.css';

/** Takes a code however it is typed, and goes to its meeting. */
export function CodeForm(props: { first?: string }) {
  const { route } = useLocation();
  const [code, setCode] = useState(props.first ?? '');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        const tidy = tidyCode(code);
        if (v.is(JoinCode, tidy)) route(`/j/${tidy}`);
        else setWrong(true);
      }}
    >
      <div class={css.code}>
        <Field
          label={t('join.code')}
          hint={t('join.codeHint')}
          error={wrong ? t('join.codeWrong') : undefined}
          value={code}
          onInput={(value) => {
            setCode(value);
            setWrong(false);
          }}
          autoCapitalize="characters"
          autoComplete="off"
          spellcheck={false}
          enterKeyHint="go"
          large
        />
      </div>
      <Button look="primary" submit wide>
        {t('join.open')}
      </Button>
    </form>
  );
}
