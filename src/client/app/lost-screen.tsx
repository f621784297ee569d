// An address that leads nowhere.
import { t } from '../i18n/words.ts';
import { LinkButton } from '../ui/button.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { EmptyState } from '../ui/state.tsx';

/** Says so, and leads to the ideas. */
export function LostScreen() {
  return (
    <>
      <ScreenHead title={t('lost.title')} />
      <EmptyState
        drawing="needle"
        title={t('lost.text')}
        action={
          <LinkButton look="primary" href="/">
            {t('lost.home')}
          </LinkButton>
        }
      />
    </>
  );
}
