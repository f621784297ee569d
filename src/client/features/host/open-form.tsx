// Opens a meeting, or all meetings of a series, each with a code that this device draws.
import { useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { type AreaId, MeetingId, SeriesId } from '../../../domain/ids.ts';
import { openMeeting } from '../../../domain/meeting-host.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { newId } from '../../store/identity.ts';
import { toast } from '../../ui/toast.tsx';
import { drawCode } from './join-code.ts';
import { type MeetingFields, MeetingForm } from './meeting-form.tsx';
import type { Occasion } from './meeting-times.ts';
import { type Sent, useFormSend } from './send.ts';

/** A single meeting leads straight into it; a series back to the list. */
export function OpenForm(props: { areaId: AreaId; onDone: () => void }) {
  const store = useStore();
  const { route } = useLocation();
  /** Drawn once, so that what was stored before something went wrong is not opened a second time. */
  const drawn = useRef<{ readonly seriesId: SeriesId; readonly ids: MeetingId[] } | undefined>(undefined);
  const { send, troubles } = useFormSend();
  const openOne = async (
    meetingId: MeetingId,
    fields: MeetingFields & Occasion & { seriesId: SeriesId | undefined },
  ): Promise<{ sent: Sent; code: string }> => {
    const code = drawCode(store.random);
    const sent = await send(openMeeting, props.areaId, { meetingId, code, ...fields });
    // This device already knows a meeting with that code; of all others the server will tell.
    return sent === 'code-taken' ? openOne(meetingId, fields) : { sent, code };
  };
  const open = async (fields: MeetingFields, occasions: readonly Occasion[]): Promise<void> => {
    drawn.current ??= { seriesId: newId(store, SeriesId), ids: [] };
    const { ids } = drawn.current;
    const seriesId = occasions.length > 1 ? drawn.current.seriesId : undefined;
    let lastCode = '';
    for (const [place, occasion] of occasions.entries()) {
      const meetingId = ids[place] ?? newId(store, MeetingId);
      ids[place] = meetingId;
      const { sent, code } = await openOne(meetingId, { ...fields, ...occasion, seriesId });
      if (sent !== 'stored') return;
      lastCode = code;
    }
    if (occasions.length > 1) {
      toast(t('host.seriesOpened', { count: occasions.length }));
      props.onDone();
      return;
    }
    toast(t('host.opened', { code: lastCode }));
    route(`/host/${ids[0]}`);
  };
  return (
    <MeetingForm
      start={undefined}
      saveLabel={t('host.openMeeting')}
      onSave={open}
      onCancel={props.onDone}
      troubles={troubles}
      note={t('host.codeHint')}
    />
  );
}
