// A ballot's receipt: words and a QR code that show no choice, and the check that it is in the public log.
import { useState } from 'preact/hooks';
import { wordsOf } from '../../../domain/log/receipt-words.ts';
import { lookUp } from '../../../domain/public-log.ts';
import { t } from '../../i18n/words.ts';
import { fetchBallotLog } from '../../platform/ballot-log.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import css from './cast.module.css';

export function Receipt(props: { view: RoundView; leaf: string; isTest: boolean }) {
  const { view, leaf } = props;
  return (
    <div class={css.receipt}>
      <h3 class={css.small}>{t('ballot.receipt')}</h3>
      <div class={css.paper}>
        <div>
          <p class={css.words} translate={false}>
            {wordsOf(leaf).split('-').join(' ')}
          </p>
          <p class={css.soft}>{t('ballot.receiptText')}</p>
        </div>
        <div class={css.qr}>
          <QrCode text={leaf} label={t('ballot.receiptCode')} />
        </div>
      </div>
      {!props.isTest && <Check view={view} leaf={leaf} />}
    </div>
  );
}

function Check(props: { view: RoundView; leaf: string }) {
  const [found, setFound] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const check = async (): Promise<void> => {
    setBusy(true);
    setFound(await sentenceOf(props.view, props.leaf));
    setBusy(false);
  };
  return (
    <div class={css.check}>
      <Button icon="search" busy={isBusy} onClick={() => void check()}>
        {t('ballot.check')}
      </Button>
      <p role="status">{found}</p>
    </div>
  );
}

async function sentenceOf({ round, state, heads }: RoundView, leaf: string): Promise<string> {
  const log = await fetchBallotLog(round.id);
  if (log === undefined) return t('ballot.needsLine');
  const found = lookUp(log, heads, leaf);
  switch (found.state) {
    case 'in-log':
      return t('ballot.inLog', { number: found.number, size: found.size });
    case 'absent':
      return t(state === 'counted' ? 'ballot.missing' : 'ballot.notYet');
    case 'differs':
      return t('ballot.differs');
  }
}
