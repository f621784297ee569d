// How to come in, always on the wall: a large QR code, the code in letters, and the address to type.
import type { Meeting } from '../../../domain/meeting.ts';
import { t } from '../../i18n/words.ts';
import { isOnlyHere, joinAddress, shortAddress } from '../../platform/join-address.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import css from './join-panel.module.css';

/** After the evening the same address leads to the record. */
export function JoinPanel({ meeting }: { meeting: Meeting }) {
  const address = joinAddress(meeting.code);
  return (
    <aside class={css.panel} aria-labelledby="wall-join">
      <h2 id="wall-join">{t(meeting.closedAt === undefined ? 'wall.join' : 'host.toRecord')}</h2>
      <p class={css.type}>{t('wall.scan')}</p>
      <div class={css.qr}>
        <QrCode text={address} label={t('wall.qr', { code: meeting.code })} />
      </div>
      <p class={css.code}>{meeting.code}</p>
      <p class={css.type}>{t('wall.orType')}</p>
      <p class={css.address}>{shortAddress(address)}</p>
      {isOnlyHere() && <p class={css.warning}>{t('host.localOnly')}</p>}
    </aside>
  );
}
