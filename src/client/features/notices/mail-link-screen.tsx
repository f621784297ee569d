// Somebody has followed the link of a letter, on whatever phone: says what it does, does it on her tap, and tells how it
// went. Nothing happens by opening the page: mail programs open links by themselves.
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Secret, SITE } from '../../../domain/ids.ts';
import { useMailKey } from '../../../domain/mailbox.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { type MailLinkFate, mailLinkFate } from '../../store/queries/mail-link-fate.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { announce } from '../../ui/live-region.tsx';
import { ScreenHead, Stack } from '../../ui/screen.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx';

type Use = 'prove' | 'leave';

/** Reads the key once and takes it out of the address, so that nobody finds it in the history. */
export function MailLinkScreen(props: { use: Use; link: string }) {
  const [key] = useState(() => v.safeParse(Secret, props.link.toLowerCase()));
  useEffect(() => history.replaceState(history.state, '', '/notices/settings'), []);
  return (
    <>
      <ScreenHead title={t(`mailLink.${props.use}`)} />
      {key.success ? <Letter use={props.use} secret={key.output} /> : <Broken />}
    </>
  );
}

const Onward = () => <LinkButton href="/notices/settings">{t('wishes.title')}</LinkButton>;

const Broken = () => (
  <ErrorState title={t('mailLink.broken')} action={<Onward />}>
    {t('mailLink.brokenText')}
  </ErrorState>
);

function Letter(props: { use: Use; secret: Secret }) {
  const { use, secret } = props;
  const live = settled(useLive((db) => mailLinkFate(db, secret), secret));
  const state = live.state === 'ready' ? live.value.state : undefined;
  useEffect(() => {
    if (state === 'done') announce(t(use === 'prove' ? 'mailLink.proved' : 'mailLink.left'));
  }, [state, use]);
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  return <Answer use={use} secret={secret} fate={live.value} />;
}

function Answer(props: { use: Use; secret: Secret; fate: MailLinkFate }) {
  const { use, secret, fate } = props;
  const isProof = use === 'prove';
  switch (fate.state) {
    case 'new':
      return <Question use={use} secret={secret} />;
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
        <EmptyState title={t(isProof ? 'mailLink.proved' : 'mailLink.left')} action={<Onward />}>
          {t(isProof ? 'mailLink.provedText' : 'mailLink.leftText')}
        </EmptyState>
      );
    case 'refused':
      return (
        <ErrorState title={t('mailLink.spent')} action={<Onward />}>
          {fate.code === 'link-spent' ? t('mailLink.spentText') : t(`reject.${fate.code}`)}
        </ErrorState>
      );
  }
}

function Question(props: { use: Use; secret: Secret }) {
  const store = useStore();
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const isProof = props.use === 'prove';
  const follow = async (): Promise<void> => {
    // The key knows whose it is; the command needs no area.
    setTrouble(refusalOf(await submit(store, useMailKey, SITE, { key: props.secret })));
  };
  return (
    <Card>
      <Stack>
        <p>{t(isProof ? 'mailLink.proveText' : 'mailLink.leaveText')}</p>
        {trouble !== undefined && <p role="alert">{trouble}</p>}
        <Button look="primary" wide icon="check" onClick={() => void follow()}>
          {t(isProof ? 'mailLink.proveDo' : 'mailLink.leaveDo')}
        </Button>
      </Stack>
    </Card>
  );
}
