// The wall while a vote is open: how to take part, how many have, and until when. Never how it stands.
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { isOnlyHere, shortAddress } from '../../platform/join-address.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import css from './round-wall.module.css';

/** Nobody types a vote's own address: the short one leads to all votes that are open. */
export function WallOpen({ view: { round, turnout } }: { view: RoundView }) {
  const votes = `${location.origin}/vote`;
  return (
    <div class={css.open}>
      <section class={css.turnout}>
        <p class={css.huge}>{formatNumber(turnout)}</p>
        <h2>{plural('results.wall.turnout', turnout)}</h2>
        <p>
          {round.endsAt === undefined
            ? t('results.wall.untilClosed')
            : t('results.wall.until', { when: formatMoment(round.endsAt) })}
        </p>
        {round.door === 'code' && <p>{t('results.wall.needsCode')}</p>}
        <p class={css.soft}>{t('results.wall.secret')}</p>
      </section>
      <section class={css.panel}>
        <h2>{t('results.wall.vote')}</h2>
        <div class={css.qr}>
          <QrCode text={`${votes}/${round.id}`} label={t('results.wall.qr')} />
        </div>
        <p class={css.soft}>{t('wall.orType')}</p>
        <p class={css.address}>{shortAddress(votes)}</p>
        {isOnlyHere() && <p class={css.warning}>{t('host.localOnly')}</p>}
      </section>
    </div>
  );
}
