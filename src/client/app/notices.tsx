// The strips above a screen: a new version, no network, a network that wants a login. Short outages stay unseen.
import { useEffect, useState } from 'preact/hooks';
import { loadLaterWords, sentenceOf, t } from '../i18n/words.ts';
import { useLive } from '../live/store-context.ts';
import { full, oldTab, tooOld, wake } from '../platform/attention.ts';
import { quietly } from '../platform/preload-error.ts';
import { online } from '../platform/signals.ts';
import { takeUpdate, updateReady } from '../platform/worker.ts';
import { syncStatus } from '../store/queries/me.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

// A lift, a stairwell: not worth a strip.
const CALM_MS = 4000;

/** At most one strip about versions and one about the network. */
export function Notices() {
  return (
    <>
      <VersionNotice />
      <NetworkNotice />
    </>
  );
}

function VersionNotice() {
  if (oldTab.value) {
    return (
      <Banner
        icon="warning"
        tone="warm"
        action={<Button onClick={() => location.reload()}>{t('act.reload')}</Button>}
      >
        {t('oldTab')}
      </Banner>
    );
  }
  if (!updateReady.value && !tooOld.value) return null;
  return (
    <Banner icon="download" tone="warm" action={<Button onClick={takeUpdate}>{t('update.take')}</Button>}>
      {t(tooOld.value ? 'update.needed' : 'update.offer')}
    </Banner>
  );
}

function NetworkNotice() {
  const live = useLive(syncStatus, '');
  const { state, problem } = (live.state === 'ready' && live.value.health) || {};
  const trouble = state === 'online' || state === 'too-old' ? undefined : state;
  const shown = useLasting(!online.value ? 'offline' : full.value ? 'full' : trouble);
  useEffect(() => {
    // Where they cannot come now, the words that are here say it less exactly.
    if (problem) void quietly(loadLaterWords).catch(() => {});
  }, [problem]);
  if (shown === undefined) return null;
  if (shown === 'captive') {
    return (
      <Banner
        icon="warning"
        tone="warm"
        action={
          // Any plain page makes the network show its login.
          <Button onClick={() => open('/healthz', '_blank', 'noopener')}>{t('sync.captiveOpen')}</Button>
        }
      >
        {t('sync.captive')}
      </Banner>
    );
  }
  return (
    <Banner
      icon="cloud-off"
      action={
        online.value && (
          <Button look="plain" onClick={wake}>
            {t('act.retry')}
          </Button>
        )
      }
    >
      {sentenceFor(online.value ? shown : 'offline', problem)}
    </Banner>
  );
}

function sentenceFor(trouble: 'offline' | 'server-trouble' | 'full', problem: string | undefined): string {
  if (trouble === 'full') return t('sync.full');
  if (trouble === 'offline') return t('sync.offline');
  return `${problem ? sentenceOf('problem', problem) : t('sync.unreachable')} ${t('sync.kept')}`;
}

/** The value once it has lasted; `undefined` at once. */
function useLasting<T>(value: T | undefined): T | undefined {
  const [lasting, setLasting] = useState<T | undefined>(undefined);
  useEffect(() => {
    if (value === undefined) {
      setLasting(undefined);
      return;
    }
    const timer = setTimeout(() => setLasting(value), CALM_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return value === undefined ? undefined : lasting;
}
