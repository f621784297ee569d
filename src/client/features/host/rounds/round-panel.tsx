// How far a vote is: its state, how many have voted, and the two things that a host can do to it.
import { useState } from 'preact/hooks';
import { boxShutsAt, closeRound, closingTime } from '../../../../domain/round.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { t } from '../../../i18n/words.ts';
import type { RoundView } from '../../../store/queries/rounds.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/screen.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Counts } from '../counts.tsx';
import { useFormSend } from '../send.ts';
import { ArrivalList } from './arrival-list.tsx';
import { ExtendForm } from './extend-form.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import css from './rounds.module.css';
import { StateTag } from './state-tag.tsx';

/** Running totals are not here, because nobody has them. */
export function RoundPanel({ view }: { view: RoundView }) {
  const { round, state } = view;
  const [doing, setDoing] = useState<'extend' | 'close' | undefined>(undefined);
  const isOpen = round.closedAt === undefined;
  return (
    <section>
      <Card>
        <Stack>
          <Row spread>
            <StateTag state={state} />
            <span class={css.soft}>{untilWords(view)}</span>
          </Row>
          <Counts of={[[t('rounds.turnout'), view.turnout]]} />
          {state !== 'counted' && <p class={css.soft}>{t('rounds.noTotals')}</p>}
          <ArrivalList heads={view.heads} />
          {state === 'counting' && <p role="status">{countingWords(view)}</p>}
          {state === 'counted' && (
            <LinkButton look="primary" wide icon="vote" href={`/vote/${round.id}/result`}>
              {t('rounds.toResult')}
            </LinkButton>
          )}
          {isOpen && doing !== 'extend' && (
            <Row>
              <Button look="primary" icon="check" onClick={() => setDoing('close')}>
                {t('rounds.close')}
              </Button>
              {state === 'open' && (
                <Button icon="clock" onClick={() => setDoing('extend')}>
                  {t(round.endsAt === undefined ? 'rounds.setEnd' : 'rounds.extend')}
                </Button>
              )}
            </Row>
          )}
        </Stack>
      </Card>
      {isOpen && doing === 'extend' && <ExtendForm round={round} onDone={() => setDoing(undefined)} />}
      {isOpen && doing === 'close' && <CloseSheet view={view} onDone={() => setDoing(undefined)} />}
    </section>
  );
}

function untilWords({ round, state }: RoundView): string {
  const closes = closingTime(round);
  if (closes === undefined) return t('rounds.end.hand');
  return t(state === 'open' ? 'rounds.until' : 'rounds.closedAt', { when: formatMoment(closes) });
}

function countingWords({ round }: RoundView): string {
  const shuts = boxShutsAt(round);
  return round.grace === 0 || shuts === undefined
    ? t('rounds.counting')
    : t('rounds.graceUntil', { when: formatMoment(shuts) });
}

function CloseSheet({ view: { round }, onDone }: { view: RoundView; onDone: () => void }) {
  const { send, troubles } = useFormSend();
  const close = async (reason: string): Promise<void> => {
    const why = reason.trim() === '' ? undefined : reason;
    if ((await send(closeRound, round.areaId, { roundId: round.id, reason: why })) !== 'stored') return;
    toast(t('rounds.closed'));
    onDone();
  };
  return (
    <ReasonSheet
      title={t('rounds.closeAsk')}
      text={t('rounds.closeText')}
      label={t('rounds.reasonOptional')}
      confirmLabel={t('rounds.close')}
      trouble={troubles.besides()}
      onConfirm={close}
      onClose={onDone}
    />
  );
}
