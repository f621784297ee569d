// Makes a lost slip's code invalid: typed, pasted, or picked from the codes that are still on this device.
import { useState } from 'preact/hooks';
import type { Round } from '../../../../domain/round.ts';
import { codeHash, readCode, voidCode, votingCodeId } from '../../../../domain/voting-code.ts';
import { t } from '../../../i18n/words.ts';
import type { RoundCodes } from '../../../store/queries/voting-codes.ts';
import { Field } from '../../../ui/field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useFormSend } from '../send.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import css from './rounds.module.css';

const OFFERED = 5;

/** What such a code has voted already stays: nobody can tell whose it was. */
export function VoidSheet(props: { round: Round; codes: RoundCodes; onClose: () => void }) {
  const { round, codes } = props;
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const { send, troubles } = useFormSend();
  const end = async (reason: string): Promise<void> => {
    const code = codeIn(text);
    const hash = code === undefined ? '' : codeHash(round.id, code);
    const known = codes.codes.get(votingCodeId(round.id, hash));
    const fault = faultOf(known, code);
    setWrong(fault);
    if (fault !== undefined) return;
    if ((await send(voidCode, round.areaId, { roundId: round.id, hash, reason })) !== 'stored') return;
    toast(t('rounds.voided'));
    props.onClose();
  };
  const start = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const offered = codes.sheets
    .flatMap(({ kept }) => kept?.codes ?? [])
    .filter((code) => start.length > 1 && code.replace(/-/g, '').startsWith(start) && code !== text)
    .slice(0, OFFERED);
  const reasonTrouble = troubles.at('reason') === undefined ? undefined : t('host.hideWhyEmpty');
  return (
    <ReasonSheet
      title={t('rounds.void')}
      text={t('rounds.voidText')}
      label={t('rounds.voidWhy')}
      confirmLabel={t('rounds.void')}
      trouble={reasonTrouble ?? troubles.besides('reason')}
      onConfirm={end}
      onClose={props.onClose}
    >
      <Field
        label={t('rounds.code')}
        hint={t('rounds.codeHint')}
        value={text}
        onInput={setText}
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        error={wrong}
      >
        {offered.length > 0 && (
          <ul class={css.offered}>
            {offered.map((code) => (
              <li key={code}>
                <button type="button" onClick={() => setText(code)}>
                  {code}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Field>
    </ReasonSheet>
  );
}

/** A code as it was typed, or the one at the end of a pasted address. */
const codeIn = (text: string): string | undefined => readCode(text.split('#').pop() ?? '');

function faultOf(
  known: RoundCodes['codes'] extends ReadonlyMap<string, infer Code> ? Code | undefined : never,
  code: string | undefined,
): string | undefined {
  if (code === undefined) return t('rounds.wrong.code');
  if (known === undefined) return t('rounds.wrong.noCode');
  if (known.voided !== undefined) return t('rounds.wrong.voided');
  return known.isUsed ? t('rounds.wrong.used') : undefined;
}
