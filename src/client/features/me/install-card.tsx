// The offer to put the app on the home screen. On iOS that copy starts empty, so unsent texts go first.
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { install, installWay } from '../../platform/install.ts';
import { syncStatus } from '../../store/queries/me.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import css from './me.module.css';

export function InstallCard() {
  const status = settled(useLive(syncStatus, ''));
  const way = installWay.value;
  if (way === 'none') return null;
  const isWaiting = status.state === 'ready' && status.value.waiting > 0;
  return (
    <Section title={t('me.install')}>
      <p>{t('me.installText')}</p>
      {way === 'ios' && <p>{t(isWaiting ? 'me.installWait' : 'me.installIos')}</p>}
      {way === 'offer' && (
        <div class={css.left}>
          <Button icon="phone" onClick={() => void install()}>
            {t('me.install')}
          </Button>
        </div>
      )}
    </Section>
  );
}
