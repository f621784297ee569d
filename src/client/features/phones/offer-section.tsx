// The code that links another phone to this person: shown for a while, and only on this screen.
import { useEffect, useState } from 'preact/hooks';
import { hexOf, SITE } from '../../../domain/ids.ts';
import { hashOf } from '../../../domain/invite.ts';
import { offerLink } from '../../../domain/phone-link.ts';
import { formatTime } from '../../i18n/format.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { isOnlyHere } from '../../platform/join-address.ts';
import { copyText } from '../../platform/share.ts';
import { type Offer, offerOf } from '../../store/queries/link-fate.ts';
import { submit } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { announce } from '../../ui/live-region.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Section, Stack } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './phones.module.css';

/** The other phone acts elsewhere: how often this one asks whether it has. */
const LOOK_MS = 3_000;

export function OfferSection() {
  const store = useStore();
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const offer = async (): Promise<void> => {
    const fresh = hexOf(store.random(32));
    const refusal = refusalOf(await submit(store, offerLink, SITE, { hash: hashOf(fresh) }));
    setTrouble(refusal);
    setSecret(refusal === undefined ? fresh : undefined);
  };
  return (
    <Section title={t('phones.show')}>
      <Stack>
        <p>{t('phones.showText')}</p>
        {trouble !== undefined && <p role="alert">{trouble}</p>}
        {secret !== undefined && <Offered key={secret} secret={secret} />}
        <div class={css.left}>
          <Button look={secret === undefined ? 'primary' : 'quiet'} icon="qr" onClick={() => void offer()}>
            {t(secret === undefined ? 'phones.showDo' : 'phones.again')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

/** For a device without a camera. */
const copy = async (address: string): Promise<void> =>
  toast(t((await copyText(address)) ? 'phones.copied' : 'share.failed'));

function Offered({ secret }: { secret: string }) {
  const hash = hashOf(secret);
  const live = settled(useLive((db) => offerOf(db, hash), hash));
  const offer: Offer = live.state === 'ready' ? live.value : { state: 'waiting' };
  const isOpen = offer.state === 'open';
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(wake, LOOK_MS);
    return () => clearInterval(timer);
  }, [isOpen]);
  useEffect(() => {
    if (offer.state === 'taken') announce(t('phones.taken'));
  }, [offer.state]);
  switch (offer.state) {
    case 'waiting':
      return <p role="status">{t('phones.waiting')}</p>;
    case 'refused':
      return <p role="alert">{t('reject.link-spent')}</p>;
    case 'taken':
      return <p role="status">{t('phones.taken')}</p>;
    case 'open': {
      const address = `${location.origin}/link/${secret}`;
      return (
        <Card>
          <Stack>
            {isOnlyHere() && <p>{t('phones.onlyHere')}</p>}
            <p>{t('phones.until', { time: formatTime(offer.until) })}</p>
            <div class={css.qr}>
              <QrCode text={address} label={t('phones.qr')} />
            </div>
            <p>{t('phones.keep')}</p>
            <div class={css.left}>
              <Button onClick={() => void copy(address)}>{t('phones.copy')}</Button>
            </div>
          </Stack>
        </Card>
      );
    }
  }
}
