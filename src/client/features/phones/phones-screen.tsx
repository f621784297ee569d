// A person's other phones: a code that links one to her, and how she comes back on a phone that knows nothing of her.
import { t } from '../../i18n/words.ts';
import { ScreenHead } from '../../ui/screen.tsx';
import { MailReturn } from './mail-return.tsx';
import { OfferSection } from './offer-section.tsx';

/** The screen of `/link`. */
export function PhonesScreen() {
  return (
    <>
      <ScreenHead title={t('phones.title')} back={{ href: '/me', label: t('me.title') }} />
      <p>{t('phones.text')}</p>
      <OfferSection />
      <MailReturn />
    </>
  );
}
