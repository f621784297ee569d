// A person's passkeys: what they are for, which she has, adding one and removing one.
import { useState } from 'preact/hooks';
import { SITE } from '../../../domain/ids.ts';
import { type Passkey, removePasskey } from '../../../domain/passkey.ts';
import { formatDate } from '../../i18n/format.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { hasPasskeys, makePasskey } from '../../platform/passkeys.ts';
import { clientOf } from '../../store/identity.ts';
import { myPasskeys } from '../../store/queries/my-passkeys.ts';
import { submit } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Row, Section, Stack } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { TryPasskey } from './try-passkey.tsx';

export function PasskeysSection() {
  const live = settled(useLive(myPasskeys, ''));
  return (
    <Section title={t('passkey.title')}>
      <Stack>
        <p>{t('passkey.what')}</p>
        {live.state === 'loading' ? (
          <Skeleton label={t('app.loading')} cards={1} />
        ) : (
          <Owned passkeys={live.value} />
        )}
        {hasPasskeys() ? <Add /> : <p>{t('passkey.unsupported')}</p>}
      </Stack>
    </Section>
  );
}

function Owned(props: { passkeys: readonly Passkey[] }) {
  if (props.passkeys.length === 0) return <p>{t('passkey.none')}</p>;
  return (
    <Card>
      <ul aria-label={t('passkey.list')}>
        {props.passkeys.map((passkey) => (
          <li key={passkey.id}>
            <One passkey={passkey} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function One(props: { passkey: Passkey }) {
  const store = useStore();
  const [asks, setAsks] = useState(false);
  const { id, at, usedAt } = props.passkey;
  const date = formatDate(at);
  const remove = async (): Promise<void> => {
    const refusal = refusalOf(await submit(store, removePasskey, SITE, { id }));
    if (refusal !== undefined) toast(refusal);
    else announce(t('passkey.removed'));
  };
  return (
    <Row spread>
      <Stack gap="s">
        <span>{t('passkey.added', { date })}</span>
        {usedAt !== undefined && <span>{t('passkey.used', { date: formatDate(usedAt) })}</span>}
      </Stack>
      <Button look="plain" icon="trash" label={t('passkey.removeOf', { date })} onClick={() => setAsks(true)}>
        {t('passkey.remove')}
      </Button>
      {asks && (
        <ConfirmSheet
          title={t('passkey.removeOf', { date })}
          text={t('passkey.removeAsk')}
          confirmLabel={t('passkey.remove')}
          cancelLabel={t('act.cancel')}
          onConfirm={() => void remove()}
          onClose={() => setAsks(false)}
        />
      )}
    </Row>
  );
}

function Add() {
  const store = useStore();
  const added = (): void => {
    toast(t('passkey.isAdded'));
    // The new passkey comes with her own rows.
    wake();
  };
  return (
    <TryPasskey attempt={async () => makePasskey(await clientOf(store))} onDone={added}>
      {t('passkey.add')}
    </TryPasskey>
  );
}
