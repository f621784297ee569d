// Adding somebody to the Kehrä by hand: who has no phone, or asked in person.
import { useState } from 'preact/hooks';
import { type AreaId, SeatId } from '../../../../domain/ids.ts';
import { addSeat } from '../../../../domain/seat-host.ts';
import { SIDES, type Side } from '../../../../domain/tally/grades.ts';
import { LIMITS } from '../../../../domain/text.ts';
import { t } from '../../../i18n/words.ts';
import { useStore } from '../../../live/store-context.ts';
import { newId } from '../../../store/identity.ts';
import { Select } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { HostForm } from '../form.tsx';
import { useFormSend } from '../send.ts';

export function SeatForm(props: { areaId: AreaId; onDone: () => void }) {
  const store = useStore();
  const [seatId] = useState(() => newId(store, SeatId));
  const [side, setSide] = useState<Side>('community');
  const [name, setName] = useState('');
  const [isPublic, setPublic] = useState(false);
  const { send, troubles } = useFormSend();
  const save = async (): Promise<void> => {
    const args = { seatId, side, name, isPublic };
    if ((await send(addSeat, props.areaId, args)) === 'stored') props.onDone();
  };
  const isEmpty = troubles.at('name') !== undefined && name.trim() === '';
  return (
    <HostForm
      saveLabel={t('seats.add')}
      onSave={save}
      onCancel={props.onDone}
      trouble={troubles.besides('name')}
    >
      <Field
        label={t('seats.name')}
        required
        value={name}
        onInput={setName}
        max={LIMITS.name}
        error={isEmpty ? t('kehra.nameEmpty') : troubles.at('name')}
        autoCapitalize="words"
      />
      <Select
        label={t('kehra.side')}
        options={SIDES.map((value) => ({ value, label: t(`side.${value}`) }))}
        value={side}
        onChange={setSide}
      />
      <Tick checked={isPublic} onChange={setPublic}>
        {t('seats.consent')}
      </Tick>
    </HostForm>
  );
}
