// Notices on this phone: what this browser can do, and what to do where it cannot yet.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PushSubscription } from '../../../domain/push-subscription.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { currentSubscription, hasPermission, pushAbility } from '../../platform/push.ts';
import { pushView } from '../../store/queries/notice-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Row, Section, Stack } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './notices.module.css';
import { keepSubscribed, turnOff, turnOn } from './phone-push.ts';
import { PushTest } from './push-test.tsx';

export function PushSection() {
  return (
    <Section title={t('push.title')}>
      <Stack>
        <State />
      </Stack>
    </Section>
  );
}

const Said = (props: { icon: IconName; look?: string | undefined; children: ComponentChildren }) => (
  <p class={`${css.said} ${props.look ?? ''}`}>
    <Icon name={props.icon} />
    <span>{props.children}</span>
  </p>
);

function State() {
  const [turn, setTurn] = useState(0);
  switch (pushAbility()) {
    case 'none':
      return <Said icon="phone">{t('push.none')}</Said>;
    case 'needs-install':
      return (
        <>
          <Said icon="phone">{t('push.install')}</Said>
          <p>{t('push.installHow')}</p>
        </>
      );
    case 'blocked':
      return (
        <>
          <Said icon="warning">{t('push.blocked')}</Said>
          <p>{t('push.unblock')}</p>
        </>
      );
    case 'able':
      return <Able key={turn} onTurned={() => setTurn(turn + 1)} />;
  }
}

/** The browser's subscription; `undefined` while it is being asked, `none` where there is none. */
function useSubscription(): PushSubscription | 'none' | undefined {
  const store = useStore();
  const [known, setKnown] = useState<PushSubscription | 'none' | undefined>(undefined);
  useEffect(() => {
    keepSubscribed(store)
      .then(currentSubscription)
      .then((now) => setKnown(now ?? 'none'), console.error);
  }, [store]);
  return known;
}

function Able(props: { onTurned: () => void }) {
  const store = useStore();
  const live = settled(useLive(pushView, ''));
  const subscription = useSubscription();
  if (live.state === 'loading' || subscription === undefined)
    return <Skeleton label={t('app.loading')} cards={1} />;
  const { asked, devices, waits } = live.value;
  if (asked === undefined || subscription === 'none') return <Off onTurned={props.onTurned} />;
  const device = devices.find((one) => one.subscription.endpoint === subscription.endpoint);
  const off = async (): Promise<void> => {
    await turnOff(store);
    announce(t('push.isOff'));
    props.onTurned();
  };
  return (
    <>
      <Said icon="check" look={css.good}>
        {t('push.on')}
      </Said>
      {waits && <Said icon="clock">{t('push.waits')}</Said>}
      <PushTest device={device} waits={waits} />
      <Row>
        <Button look="plain" onClick={() => void off()}>
          {t('push.turnOff')}
        </Button>
      </Row>
    </>
  );
}

function Off(props: { onTurned: () => void }) {
  const store = useStore();
  const [busy, setBusy] = useState(false);
  const on = async (): Promise<void> => {
    setBusy(true);
    const outcome = await turnOn(store).finally(() => setBusy(false));
    if (outcome === 'failed') return toast(t('push.failed'));
    if (outcome === 'dismissed') return toast(t('push.dismissed'));
    if (outcome === 'on') announce(t('push.isOn'));
    props.onTurned();
  };
  return (
    <>
      <p>{t('push.off')}</p>
      <div class={css.left}>
        <Button icon="phone" busy={busy} onClick={() => void on()}>
          {t('push.turnOn')}
        </Button>
      </div>
      {!hasPermission() && <p class={css.soft}>{t('push.asks')}</p>}
    </>
  );
}
