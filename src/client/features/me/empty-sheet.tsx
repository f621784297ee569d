// Asks before everything on this phone is deleted, and says what would be lost and what stays.
import { useState } from 'preact/hooks';
import { plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { forgetChoices, forgetCookie } from '../../platform/forget.ts';
import { emptyStore, onlyHere } from '../../store/empty.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';

export function EmptySheet(props: { onClose: () => void }) {
  const store = useStore();
  const live = settled(useLive(onlyHere, ''));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const lost = live.state === 'ready' ? live.value : 0;
  const empty = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    // First what needs the server: a phone that it still knows would be the same person's again.
    if (await forgetCookie()) {
      await forgetChoices();
      await emptyStore(store);
      location.replace('/');
      return;
    }
    setBusy(false);
    setFailed(true);
  };
  return (
    <Sheet title={t('me.forgetAsk')} closeLabel={t('act.close')} onClose={props.onClose}>
      <Stack>
        <p>{t('me.forgetText')}</p>
        {lost > 0 && (
          <p>
            <b>{plural('me.forgetWaiting', lost)}</b>
          </p>
        )}
        <p>{t('me.forgetSent')}</p>
        {failed && <p role="alert">{t('me.forgetOffline')}</p>}
        <Row>
          <Button look="danger" busy={busy} onClick={() => void empty()}>
            {t('me.forgetDo')}
          </Button>
          <Button look="plain" onClick={props.onClose}>
            {t('act.cancel')}
          </Button>
        </Row>
      </Stack>
    </Sheet>
  );
}
