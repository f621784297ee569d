// Sends what was typed in and puts an empty form there for the next ballot.
import { useState } from 'preact/hooks';
import type { Mark } from '../../../domain/mark.ts';
import { enterPaper } from '../../../domain/paper-ballot.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { keptArgs } from '../../store/into-envelope.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import type { RoundCodes } from '../../store/queries/voting-codes.ts';
import { submit } from '../../store/submit.ts';
import { announce } from '../../ui/live-region.tsx';
import { PaperForm } from './paper-form.tsx';
import { endOf, paperRefusal } from './paper-list.tsx';
import { newSalt, type Trouble, troubleOf } from './use-casting.ts';

/** One ballot after the other. */
export function PaperDesk({ view, codes }: { view: RoundView; codes: RoundCodes }) {
  const { round } = view;
  const store = useStore();
  const [number, setNumber] = useState(0);
  const save = async (code: string, marks: Mark[]): Promise<Trouble | undefined> => {
    const args = { roundId: round.id, code, marks, salt: newSalt(store) };
    const kept = await keptArgs(store, round, args);
    const result = await submit(store, enterPaper, round.areaId, args, { kept });
    switch (result.outcome) {
      case 'stored':
        announce(t('rounds.paperSaved', { code: endOf(code) }));
        setNumber(number + 1);
        return undefined;
      case 'no-room':
        return { text: t('sync.full'), isCode: false };
      case 'refused':
        return { ...troubleOf(result.code), text: paperRefusal(result.code) };
    }
  };
  return <PaperForm key={number} view={view} codes={codes.codes} onSave={save} />;
}
