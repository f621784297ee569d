// Coming back by e-mail: a letter to an address that was confirmed before brings a link for this phone.
import { useState } from 'preact/hooks';
import { SITE, uuidv7 } from '../../../domain/ids.ts';
import { askToReturn } from '../../../domain/link-letter.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { letterFate } from '../../store/queries/link-fate.ts';
import { submit } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Section, Stack } from '../../ui/screen.tsx';
import css from './phones.module.css';

export function MailReturn() {
  const store = useStore();
  const [address, setAddress] = useState('');
  const [ask, setAsk] = useState('');
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const id = uuidv7(store.now(), store.random(16));
    const result = await submit(store, askToReturn, SITE, { address, lang: language.value, ask: id });
    const isWrong = result.outcome === 'refused' && result.code === 'malformed';
    const refusal = isWrong ? t('mail.wrong') : refusalOf(result);
    setTrouble(refusal);
    if (refusal === undefined) setAsk(id);
  };
  return (
    <Section title={t('phones.mail')}>
      <form onSubmit={(event) => void send(event)} noValidate>
        <Stack>
          <p>{t('phones.mailText')}</p>
          <Field
            label={t('mail.address')}
            error={trouble}
            value={address}
            onInput={setAddress}
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            enterKeyHint="send"
            spellcheck={false}
          />
          <Asked ask={ask} />
          <div class={css.left}>
            <Button submit icon="send">
              {t('phones.mailDo')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}

/** The same words whether or not anybody has the address: whose it is, is nobody else's business. */
function Asked({ ask }: { ask: string }) {
  const live = settled(useLive((db) => letterFate(db, ask), ask));
  if (ask === '' || live.state === 'loading') return null;
  switch (live.value.state) {
    case 'new':
      return null;
    case 'waiting':
      return <p role="status">{t('phones.waiting')}</p>;
    case 'done':
      return <p role="status">{t('phones.mailAsked')}</p>;
    case 'refused':
      return <p role="alert">{t(`reject.${live.value.code}`)}</p>;
  }
}
