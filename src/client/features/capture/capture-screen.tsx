// Typing in paper notes, fast and with the keyboard alone, with or without a network.
import { useRoute } from 'preact-iso/router';
import type { AreaId } from '../../../domain/ids.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import type { KehraDb } from '../../store/db.ts';
import { allDrafts } from '../../store/drafts.ts';
import { type Evening, evening } from '../../store/queries/evening.ts';
import { paperNotes } from '../../store/queries/paper-notes.ts';
import { myRights } from '../../store/queries/staff.ts';
import { Banner } from '../../ui/banner.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import css from './capture.module.css';
import { isNoteOf } from './note.ts';
import { NoteDesk } from './note-desk.tsx';

/** The screen of one meeting. */
export function CaptureScreen() {
  const { meetingId = '' } = useRoute().params;
  const found = useAddressedMeeting(meetingId, evening);
  const back = { href: `/host/${meetingId}`, label: t('act.back'), onClick: goBack };
  return (
    <>
      <ScreenHead title={t('capture.title')} back={back}>
        {found.state === 'here' && <p>{inLanguage(found.value.meeting.title, language.value)}</p>}
      </ScreenHead>
      {found.state === 'looking' && <Skeleton label={t('app.loading')} />}
      {found.state === 'unknown' && (
        <EmptyState drawing="needle" title={t('meeting.gone')}>
          {t('meeting.goneText')}
        </EmptyState>
      )}
      {found.state === 'here' && <Capture key={meetingId} evening={found.value} />}
    </>
  );
}

async function sitting(db: KehraDb, areaId: AreaId, meetingId: string) {
  const [drafts, notes, rights] = await Promise.all([
    allDrafts(db),
    paperNotes(db, meetingId),
    myRights(db, areaId),
  ]);
  const mayType = rights.has('note.type');
  return { drafts: drafts.filter((draft) => isNoteOf(draft, meetingId)), notes, mayType };
}

function Capture({ evening }: { evening: Evening }) {
  const { meeting, themes } = evening;
  const live = settled(useLive((db) => sitting(db, meeting.areaId, meeting.id), meeting.id));
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  if (!live.value.mayType) return <EmptyState title={t('staff.denied')}>{t('staff.deniedText')}</EmptyState>;
  return (
    <>
      {meeting.closedAt !== undefined && (
        <div class={css.notice}>
          <Banner icon="clock">{t('capture.closed')}</Banner>
        </div>
      )}
      <NoteDesk meeting={meeting} themes={themes} drafts={live.value.drafts} notes={live.value.notes} />
    </>
  );
}
