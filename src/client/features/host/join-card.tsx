// How people come in: the code in large letters, and the ways to show it.
import type { Meeting } from '../../../domain/meeting.ts';
import { t } from '../../i18n/words.ts';
import { isOnlyHere, joinAddress, shortAddress } from '../../platform/join-address.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import css from './evening.module.css';

/** Code, QR code and address, with links to wall, poster, record and, where she may type them in, paper notes. */
export function JoinCard({ meeting, mayType }: { meeting: Meeting; mayType: boolean }) {
  const address = joinAddress(meeting.code);
  return (
    <Card>
      <p>{t('meeting.code')}</p>
      <p class={css.code}>{meeting.code}</p>
      <div class={css.join}>
        <div class={css.qr}>
          <QrCode text={address} label={t('meeting.qr', { code: meeting.code })} />
        </div>
        <p class={css.address}>{shortAddress(address)}</p>
      </div>
      {isOnlyHere() && <p class={css.warning}>{t('host.localOnly')}</p>}
      <div class={css.links}>
        <LinkButton icon="people" href={`/wall/${meeting.id}`}>
          {t('host.toWall')}
        </LinkButton>
        {mayType && (
          <LinkButton icon="edit" href={`/host/${meeting.id}/capture`}>
            {t('host.toCapture')}
          </LinkButton>
        )}
        <LinkButton icon="printer" href={`/host/${meeting.id}/poster`}>
          {t('host.toPoster')}
        </LinkButton>
        <LinkButton icon="meeting" href={`/meetings/${meeting.id}/record`}>
          {t('host.toRecord')}
        </LinkButton>
      </div>
    </Card>
  );
}
