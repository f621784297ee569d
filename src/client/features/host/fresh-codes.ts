// A meeting whose code was taken is opened again with a fresh one, without asking anybody.
import { useEffect, useRef } from 'preact/hooks';
import { openMeeting } from '../../../domain/meeting-host.ts';
import { t } from '../../i18n/words.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { takenCodes } from '../../store/queries/taken-codes.ts';
import { submit } from '../../store/submit.ts';
import { toast } from '../../ui/toast.tsx';
import { drawCode } from './join-code.ts';

/** Watches while a host's screen is open. */
export function useFreshCodes(): void {
  const store = useStore();
  const live = useLive(takenCodes, '');
  const taken = live.state === 'ready' ? live.value : [];
  const isBusy = useRef(false);
  useEffect(() => {
    if (taken.length === 0 || isBusy.current) return;
    isBusy.current = true;
    const openAgain = async (): Promise<void> => {
      for (const { areaId, opening } of taken) {
        const code = drawCode(store.random);
        const result = await submit(store, openMeeting, areaId, { ...opening, code });
        if (result.outcome === 'stored') toast(t('host.codeAgain', { code }));
        // A second collision in a row is left for the next visit.
      }
    };
    openAgain()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        isBusy.current = false;
      });
  }, [store, taken]);
}
