// How many slips to print, for whom. The codes are made here; only their hashes are sent.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import * as v from 'valibot';
import { hasSides } from '../../../../domain/method.ts';
import type { Round } from '../../../../domain/round.ts';
import { SIDES, type Side } from '../../../../domain/tally/grades.ts';
import { CODE_BYTES, codeHash, codeOf, printCodes, SHEET_MAX } from '../../../../domain/voting-code.ts';
import { t } from '../../../i18n/words.ts';
import { useStore } from '../../../live/store-context.ts';
import { dropSheet, keepSheet } from '../../../store/code-sheets.ts';
import { newId } from '../../../store/identity.ts';
import { Segmented } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { HostForm } from '../form.tsx';
import { useFormSend } from '../send.ts';
import css from './rounds.module.css';

const SheetId = v.pipe(v.string(), v.uuid());

/** Ends on the slips themselves. */
export function PrintForm({ round, onCancel }: { round: Round; onCancel: () => void }) {
  const store = useStore();
  const { route } = useLocation();
  const { send, troubles } = useFormSend();
  const [count, setCount] = useState('40');
  const [side, setSide] = useState<Side>('administration');
  const [isTest, setTest] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const bySide = hasSides(round.method);
  const print = async (): Promise<void> => {
    const number = /^\d{1,3}$/.test(count.trim()) ? Number(count) : 0;
    const isRight = number >= 1 && number <= SHEET_MAX;
    setWrong(isRight ? undefined : t('rounds.wrong.number', { least: 1, most: SHEET_MAX }));
    if (!isRight) return;
    const sheet = newId(store, SheetId);
    const codes = Array.from({ length: number }, () => codeOf(store.random(CODE_BYTES)));
    const about = { sheet, side: bySide ? side : undefined, isTest };
    await keepSheet(store, round.id, { ...about, codes, madeAt: new Date(store.now()).toISOString() });
    const hashes = codes.map((code) => codeHash(round.id, code));
    const sent = await send(printCodes, round.areaId, { roundId: round.id, ...about, hashes });
    if (sent === 'stored') route(`/host/rounds/${round.id}/slips?sheet=${sheet}`);
    else await dropSheet(store, round.id, sheet);
  };
  return (
    <HostForm
      saveLabel={t('rounds.makeSlips')}
      onSave={print}
      onCancel={onCancel}
      trouble={troubles.besides()}
    >
      <Field
        label={t('rounds.howMany')}
        hint={t('rounds.howManyHint', { most: SHEET_MAX })}
        value={count}
        onInput={setCount}
        inputMode="numeric"
        autoComplete="off"
        error={wrong}
      />
      {bySide && (
        <Segmented
          label={t('rounds.side')}
          options={SIDES.map((value) => ({ value, label: t(`rounds.side.${value}`) }))}
          value={side}
          onChange={setSide}
        />
      )}
      <Tick checked={isTest} onChange={setTest}>
        <b>{t('rounds.trialSlips')}</b>
        <span class={css.about}>{t('rounds.trialHint')}</span>
      </Tick>
      <p class={css.soft}>{t('rounds.onlyHere')}</p>
    </HostForm>
  );
}
