// Running an evening: one next step, live numbers, how people come in, and the ideas to work on.
import { useRoute } from 'preact-iso/router';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { goBack } from '../../platform/navigation.ts';
import { type Evening, evening } from '../../store/queries/evening.ts';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { AboutMeeting } from './about-meeting.tsx';
import { EveningCounts } from './evening-counts.tsx';
import { useFreshCodes } from './fresh-codes.ts';
import { IdeaBoard } from './idea-board.tsx';
import { JoinCard } from './join-card.tsx';
import { Refusals } from './refusals.tsx';
import { useRights } from './rights.ts';
import { RoundSection } from './rounds/round-section.tsx';
import { StagePanel } from './stage-panel.tsx';

const back = () => ({ href: '/host', label: t('act.back'), onClick: goBack });

/** The screen; a meeting that this device does not have yet is fetched. */
export function HostMeeting() {
  const { meetingId = '' } = useRoute().params;
  const found = useAddressedMeeting(meetingId, evening);
  useFreshCodes();
  if (found.state !== 'here') {
    return (
      <>
        <ScreenHead title={t('host.title')} back={back()} />
        {found.state === 'looking' ? (
          <Skeleton label={t('app.loading')} />
        ) : (
          <EmptyState drawing="needle" title={t('meeting.gone')}>
            {t('meeting.goneText')}
          </EmptyState>
        )}
      </>
    );
  }
  return <Running found={found.value} />;
}

/** What her roles let her do with it. */
function Running({ found }: { found: Evening }) {
  const { meeting } = found;
  const rights = useRights(meeting.areaId);
  return (
    <>
      <ScreenHead title={inLanguage(meeting.title, language.value)} back={back()}>
        <AboutMeeting meeting={meeting} mayRun={rights.has('meeting.run')} />
      </ScreenHead>
      <Refusals />
      {meeting.cancelledAt === undefined && (
        <>
          {rights.has('meeting.run') && <StagePanel meeting={meeting} />}
          <EveningCounts evening={found} />
          <JoinCard meeting={meeting} mayType={rights.has('note.type')} />
        </>
      )}
      {rights.has('round.run') && <RoundSection areaId={meeting.areaId} meetingId={meeting.id} />}
      <IdeaBoard key={meeting.id} evening={found} />
    </>
  );
}
