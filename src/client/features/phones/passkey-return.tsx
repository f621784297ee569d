// Coming back by a passkey: this phone becomes one of whoever owns it, as with a link that was scanned.
import { useState } from 'preact/hooks';
import { type Secret, SITE } from '../../../domain/ids.ts';
import { takeLink } from '../../../domain/phone-link.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { hasPasskeys, showPasskey } from '../../platform/passkeys.ts';
import { submit } from '../../store/submit.ts';
import { Section, Stack } from '../../ui/screen.tsx';
import { TryPasskey } from './try-passkey.tsx';

/** `onSecret` is told once the link is on its way; what becomes of it is found by the secret. */
export function PasskeyReturn(props: { onSecret: (secret: Secret) => void }) {
  const store = useStore();
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const take = async (secret: Secret): Promise<void> => {
    const found = refusalOf(await submit(store, takeLink, SITE, { secret }));
    setRefusal(found);
    if (found === undefined) props.onSecret(secret);
  };
  return (
    <Section title={t('passkey.return')}>
      <Stack>
        {hasPasskeys() ? (
          <>
            <p>{t('passkey.returnText')}</p>
            <TryPasskey attempt={showPasskey} onDone={(secret) => void take(secret)}>
              {t('passkey.returnDo')}
            </TryPasskey>
          </>
        ) : (
          <p>{t('passkey.unsupported')}</p>
        )}
        {refusal !== undefined && <p role="alert">{refusal}</p>}
      </Stack>
    </Section>
  );
}
