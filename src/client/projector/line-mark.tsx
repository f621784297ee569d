// The only sign of a lost line: small and calm, because the hall needs nothing more.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { useLive } from '../live/store-context.ts';
import { online } from '../platform/signals.ts';
import { syncStatus } from '../store/queries/me.ts';
import { Icon } from '../ui/icon.tsx';
import css from './projector.module.css';

// A hiccup is not worth a mark.
const CALM_MS = 4000;

/** Shows itself once the line has been away for some seconds. */
export function LineMark() {
  const live = useLive(syncStatus, '');
  const health = live.state === 'ready' ? live.value.health?.state : undefined;
  const isCut = !online.value || (health !== undefined && health !== 'online');
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(isCut), isCut ? CALM_MS : 0);
    return () => clearTimeout(timer);
  }, [isCut]);
  return (
    <p class={css.line} role="status">
      {isShown && (
        <>
          <Icon name="cloud-off" />
          {t('wall.offline')}
        </>
      )}
    </p>
  );
}
