// Somebody has scanned the code of another phone, or followed the link of a letter: says what joining means, does it on
// her tap, and tells how it went. Nothing happens by opening the page: mail programs open links by themselves.
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Secret, SITE } from '../../../domain/ids.ts';
import { takeLink } from '../../../domain/phone-link.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { type LinkFate, takenFate } from '../../store/queries/link-fate.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { announce } from '../../ui/live-region.tsx';
import { ScreenHead, Stack } from '../../ui/screen.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx';

/** Reads the secret once and takes it out of the address, so that nobody finds it in the history. */
export function TakeScreen(props: { secret: string }) {
  const [key] = useState(() => v.safeParse(Secret, props.secret.toLowerCase()));
  useEffect(() => history.replaceState(history.state, '', '/link'), []);
  return (
    <>
      <ScreenHead title={t('link.title')} />
      {key.success ? <Link secret={key.output} /> : <Broken />}
    </>
  );
}

const Onward = () => <LinkButton href="/me">{t('link.onward')}</LinkButton>;

const Broken = () => (
  <ErrorState title={t('mailLink.broken')} action={<Onward />}>
    {t('link.brokenText')}
  </ErrorState>
);

function Link({ secret }: { secret: Secret }) {
  const live = settled(useLive((db) => takenFate(db, secret), secret));
  const state = live.state === 'ready' ? live.value.state : undefined;
  useEffect(() => {
    if (state !== 'done') return;
    announce(t('link.done'));
    // What the other phone has is fetched at once.
    wake();
  }, [state]);
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  return <Answer secret={secret} fate={live.value} />;
}

function Answer({ secret, fate }: { secret: Secret; fate: LinkFate }) {
  switch (fate.state) {
    case 'new':
      return <Question secret={secret} />;
    case 'waiting': {
      const isOnline = fate.health === undefined || fate.health === 'online';
      return (
        <EmptyState title={t('mailLink.waiting')}>
          {t(isOnline ? 'mailLink.waitingText' : 'mailLink.offline')}
        </EmptyState>
      );
    }
    case 'done':
      return (
        <EmptyState title={t('link.done')} action={<Onward />}>
          {t('link.doneText')}
        </EmptyState>
      );
    case 'refused':
      return (
        <ErrorState title={t('mailLink.spent')} action={<Onward />}>
          {fate.code === 'link-spent' ? t('link.spentText') : t(`reject.${fate.code}`)}
        </ErrorState>
      );
  }
}

function Question({ secret }: { secret: Secret }) {
  const store = useStore();
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const take = async (): Promise<void> =>
    setTrouble(refusalOf(await submit(store, takeLink, SITE, { secret })));
  return (
    <Card>
      <Stack>
        <p>{t('link.text')}</p>
        <p>{t('link.own')}</p>
        {trouble !== undefined && <p role="alert">{trouble}</p>}
        <Button look="primary" wide icon="check" onClick={() => void take()}>
          {t('link.do')}
        </Button>
      </Stack>
    </Card>
  );
}
