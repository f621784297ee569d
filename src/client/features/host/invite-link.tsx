// The link of a new invite: to copy, to share, or to be scanned from this screen. Shown once.
import * as v from 'valibot';
import { makeInvite } from '../../../domain/invite.ts';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { useLive } from '../../live/store-context.ts';
import { isOnlyHere } from '../../platform/join-address.ts';
import { copyText, share } from '../../platform/share.ts';
import type { KehraDb } from '../../store/db.ts';
import { myCommands } from '../../store/queries/my-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './host.module.css';

export type MadeInvite = { readonly hash: string; readonly address: string; readonly until: string };

const Making = v.object({ hash: v.string() });

/** Whether the server does not know the invite yet. */
async function isWaiting(db: KehraDb, hash: string): Promise<boolean> {
  const mine = await myCommands(db, [makeInvite.type]);
  return mine.some(({ command, fate }) => {
    const args = v.safeParse(Making, command.args);
    return args.success && args.output.hash === hash && fate.state === 'waiting';
  });
}

/** The link with the ways to hand it on. */
export function InviteLink(props: { made: MadeInvite; onClose: () => void }) {
  const { hash, address, until } = props.made;
  const live = useLive((db) => isWaiting(db, hash), hash);
  const copy = async (): Promise<void> =>
    toast(t((await copyText(address)) ? 'host.linkCopied' : 'share.failed'));
  const handOn = async (): Promise<void> => {
    const how = await share(t('invite.title'), address);
    if (how === 'copied') toast(t('host.linkCopied'));
    if (how === 'failed') toast(t('share.failed'));
  };
  return (
    <Card as="section">
      <Stack>
        <h3>{t('host.inviteLink')}</h3>
        <p>{t('host.inviteOnce', { when: formatMoment(until) })}</p>
        {live.state === 'ready' && live.value && <p role="status">{t('host.inviteWaiting')}</p>}
        {isOnlyHere() && <p class={css.warning}>{t('host.localOnly')}</p>}
        <code class={css.link}>{address}</code>
        <Row>
          <Button look="primary" icon="share" onClick={handOn}>
            {t('act.share')}
          </Button>
          <Button onClick={copy}>{t('act.copy')}</Button>
        </Row>
        <div class={css.smallQr}>
          <QrCode text={address} label={t('host.inviteQr')} />
        </div>
        <Button look="plain" onClick={props.onClose}>
          {t('act.close')}
        </Button>
      </Stack>
    </Card>
  );
}
