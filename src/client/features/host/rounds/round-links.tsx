// How people get to the ballot, and the ways to show the vote to a room.
import { inLanguage } from '../../../../domain/text.ts';
import { language, t } from '../../../i18n/words.ts';
import { ballotAddress } from '../../../platform/ballot-address.ts';
import { isOnlyHere, shortAddress } from '../../../platform/join-address.ts';
import { share } from '../../../platform/share.ts';
import type { RoundView } from '../../../store/queries/rounds.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { Section } from '../../../ui/screen.tsx';
import { toast } from '../../../ui/toast.tsx';
import css from './rounds.module.css';

/** QR code and address while the vote is open; wall, ballot and result at any time. */
export function RoundLinks({ view: { round, state } }: { view: RoundView }) {
  const address = ballotAddress(round.id);
  const handOn = async (): Promise<void> => {
    const how = await share(inLanguage(round.title, language.value), `/vote/${round.id}`);
    if (how === 'copied') toast(t('host.linkCopied'));
    if (how === 'failed') toast(t('share.failed'));
  };
  return (
    <Section title={t('rounds.wayIn')}>
      <Card>
        {round.closedAt === undefined && (
          <div class={css.way}>
            <div class={css.qr}>
              <QrCode text={address} label={t('rounds.qr')} />
            </div>
            <div>
              <p>{t(`rounds.way.${round.door}`)}</p>
              <p class={css.address}>{shortAddress(address)}</p>
            </div>
          </div>
        )}
        {isOnlyHere() && <p class={css.warning}>{t('host.localOnly')}</p>}
        <div class={css.links}>
          <Button icon="share" onClick={handOn}>
            {t('rounds.share')}
          </Button>
          <LinkButton icon="vote" href={`/vote/${round.id}`}>
            {t('rounds.toBallot')}
          </LinkButton>
          <LinkButton icon="people" href={`/wall/round/${round.id}`}>
            {t('rounds.toWall')}
          </LinkButton>
          {state === 'counted' && (
            <LinkButton icon="forward" href={`/vote/${round.id}/result`}>
              {t('rounds.toResult')}
            </LinkButton>
          )}
        </div>
      </Card>
    </Section>
  );
}
