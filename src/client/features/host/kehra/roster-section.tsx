// Who sits in the Kehrä, with names for the admin; adding somebody by hand, and ending a seat with a reason.
import { useState } from 'preact/hooks';
import type { AreaId } from '../../../../domain/ids.ts';
import type { SeatFile } from '../../../../domain/seat.ts';
import { endSeat } from '../../../../domain/seat-host.ts';
import { t } from '../../../i18n/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/screen.tsx';
import css from '../host.module.css';
import { ReasonSheet } from '../rounds/reason-sheet.tsx';
import { useFormSend } from '../send.ts';
import { SeatForm } from './seat-form.tsx';

export function RosterSection(props: { areaId: AreaId; roster: readonly SeatFile[] }) {
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<SeatFile | undefined>(undefined);
  return (
    <Section
      title={t('seats.roster')}
      action={
        !isAdding && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('seats.add')}
          </Button>
        )
      }
    >
      {isAdding && <SeatForm areaId={props.areaId} onDone={() => setAdding(false)} />}
      {props.roster.length === 0 && !isAdding && <p class={css.soft}>{t('seats.noRoster')}</p>}
      <ul class={css.plainList}>
        {props.roster.map((file) => (
          <li key={file.id} class={css.about}>
            <div>
              <b>{file.name}</b>
              <p class={css.soft}>
                {t(`side.${file.side}`)} · {t(file.isPublic ? 'seats.named' : 'seats.unnamed')}
                {file.memberId === undefined && ` · ${t('seats.byHand')}`}
              </p>
            </div>
            <Button label={t('seats.endOf', { name: file.name })} onClick={() => setEnding(file)}>
              {t('seats.end')}
            </Button>
          </li>
        ))}
      </ul>
      {ending !== undefined && <EndSheet file={ending} onClose={() => setEnding(undefined)} />}
    </Section>
  );
}

function EndSheet({ file, onClose }: { file: SeatFile; onClose: () => void }) {
  const { send, troubles } = useFormSend();
  const end = async (reason: string): Promise<void> => {
    if ((await send(endSeat, file.areaId, { seatId: file.id, reason })) === 'stored') onClose();
  };
  return (
    <ReasonSheet
      title={t('seats.endAsk', { name: file.name })}
      text={t('seats.endText')}
      label={t('seats.reason')}
      confirmLabel={t('seats.end')}
      trouble={troubles.at('reason') ?? troubles.besides('reason')}
      onConfirm={end}
      onClose={onClose}
    />
  );
}
