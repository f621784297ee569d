// Applications to the Kehrä, each to be accepted or declined with a reason.
import { useState } from 'preact/hooks';
import type { AreaId } from '../../../../domain/ids.ts';
import type { SeatFile } from '../../../../domain/seat.ts';
import { decideSeat } from '../../../../domain/seat-host.ts';
import { formatDate } from '../../../i18n/format.ts';
import { t } from '../../../i18n/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Section, Stack } from '../../../ui/screen.tsx';
import css from '../host.module.css';
import { ReasonSheet } from '../rounds/reason-sheet.tsx';
import { useFormSend, useSend } from '../send.ts';

/** Longest waiting first. */
export function ApplicationSection(props: { areaId: AreaId; applications: readonly SeatFile[] }) {
  const send = useSend();
  const [declining, setDeclining] = useState<SeatFile | undefined>(undefined);
  const accept = ({ id }: SeatFile): void =>
    void send(decideSeat, props.areaId, { seatId: id, accepted: true }, t('seats.accepted'));
  return (
    <Section title={t('seats.applications')}>
      {props.applications.length === 0 && <p class={css.soft}>{t('seats.noApplications')}</p>}
      <ul class={css.list}>
        {props.applications.map((file) => (
          <Card key={file.id} as="li">
            <Stack gap="s">
              <h3>{file.name}</h3>
              <p class={css.soft}>
                {t(`side.${file.side}`)} · {formatDate(file.log[0]?.at ?? 0)}
              </p>
              {file.why !== undefined && <p class={css.text}>{file.why}</p>}
              <p class={css.soft}>{t(file.isPublic ? 'seats.named' : 'seats.unnamed')}</p>
              <Row>
                <Button
                  look="primary"
                  icon="check"
                  label={t('seats.acceptOf', { name: file.name })}
                  onClick={() => accept(file)}
                >
                  {t('seats.accept')}
                </Button>
                <Button label={t('seats.declineOf', { name: file.name })} onClick={() => setDeclining(file)}>
                  {t('seats.decline')}
                </Button>
              </Row>
            </Stack>
          </Card>
        ))}
      </ul>
      {declining !== undefined && <DeclineSheet file={declining} onClose={() => setDeclining(undefined)} />}
    </Section>
  );
}

function DeclineSheet({ file, onClose }: { file: SeatFile; onClose: () => void }) {
  const { send, troubles } = useFormSend();
  const decline = async (reason: string): Promise<void> => {
    const args = { seatId: file.id, accepted: false, reason };
    if ((await send(decideSeat, file.areaId, args)) === 'stored') onClose();
  };
  return (
    <ReasonSheet
      title={t('seats.declineAsk', { name: file.name })}
      text={t('seats.declineText')}
      label={t('seats.reason')}
      confirmLabel={t('seats.decline')}
      trouble={troubles.at('reason') ?? troubles.besides('reason')}
      onConfirm={decline}
      onClose={onClose}
    />
  );
}
