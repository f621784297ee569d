// The way to linking phones.
import { t } from '../../i18n/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import css from './me.module.css';

export function PhonesCard() {
  return (
    <Section title={t('me.phones')}>
      <p>{t('me.phonesText')}</p>
      <div class={css.left}>
        <LinkButton icon="qr" href="/link">
          {t('me.phones')}
        </LinkButton>
      </div>
    </Section>
  );
}
