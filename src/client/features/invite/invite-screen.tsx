// Somebody was invited to be a host: says what that means, accepts on her tap, and shows how it went.
import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import * as v from 'valibot';
import { Secret, SITE } from '../../../domain/ids.ts';
import { acceptInvite } from '../../../domain/invite.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { type InviteFate, inviteFate } from '../../store/queries/invite-fate.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { announce } from '../../ui/live-region.tsx';
import { ScreenHead, Stack } from '../../ui/screen.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx';

/** Reads the secret once and takes it out of the address, so that nobody finds it in the history. */
export function InviteScreen() {
  const { params } = useRoute();
  const [secret] = useState(() => v.safeParse(Secret, params.secret?.toLowerCase()));
  useEffect(() => history.replaceState(history.state, '', '/host'), []);
  return (
    <>
      <ScreenHead title={t('invite.title')} />
      {secret.success ? <Invitation secret={secret.output} /> : <Broken />}
    </>
  );
}

function Broken() {
  return (
    <ErrorState title={t('invite.broken')} action={<LinkButton href="/">{t('lost.home')}</LinkButton>}>
      {t('invite.brokenText')}
    </ErrorState>
  );
}

function Invitation(props: { secret: Secret }) {
  const live = settled(useLive((db) => inviteFate(db, props.secret), props.secret));
  const state = live.state === 'ready' ? live.value.state : undefined;
  useEffect(() => {
    if (state === 'accepted') announce(t('invite.done'));
  }, [state]);
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  return <Answer secret={props.secret} fate={live.value} />;
}

function Answer(props: { secret: Secret; fate: InviteFate }) {
  const { fate } = props;
  switch (fate.state) {
    case 'new':
      return <Question secret={props.secret} />;
    case 'waiting':
      return (
        <EmptyState title={t('invite.waiting')}>
          {t(
            fate.health === undefined || fate.health === 'online'
              ? 'invite.waitingText'
              : 'invite.offlineText',
          )}
        </EmptyState>
      );
    case 'accepted':
      return (
        <EmptyState
          drawing="chairs"
          title={t('invite.done')}
          action={
            fate.hasDesk ? (
              <>
                <LinkButton look="primary" href="/host" icon="forward">
                  {t('invite.goOn')}
                </LinkButton>
                <LinkButton look="plain" href="/link">
                  {t('invite.passkey')}
                </LinkButton>
              </>
            ) : (
              <LinkButton href="/">{t('lost.home')}</LinkButton>
            )
          }
        >
          {t('invite.roles', { roles: fate.roles.map((role) => t(`role.${role}`)).join(', ') })}{' '}
          {fate.hasDesk && t('invite.doneText')}
        </EmptyState>
      );
    case 'refused':
      return (
        <ErrorState title={t('invite.refused')} action={<LinkButton href="/">{t('lost.home')}</LinkButton>}>
          {t(`reject.${fate.code}`)}
        </ErrorState>
      );
  }
}

function Question(props: { secret: Secret }) {
  const store = useStore();
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const accept = async (): Promise<void> => {
    // The invite knows its own scope; the command needs none.
    const result = await submit(store, acceptInvite, SITE, { secret: props.secret });
    if (result.outcome === 'refused') setTrouble(t(`reject.${result.code}`));
    if (result.outcome === 'no-room') setTrouble(t('sync.full'));
  };
  return (
    <Card>
      <Stack>
        <p>{t('invite.what')}</p>
        <p>{t('invite.once')}</p>
        {trouble !== undefined && <p role="alert">{trouble}</p>}
        <Button look="primary" wide icon="check" onClick={accept}>
          {t('invite.accept')}
        </Button>
      </Stack>
    </Card>
  );
}
