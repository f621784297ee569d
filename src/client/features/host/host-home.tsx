// The desk: the areas where she has a role, and for the chosen one what her roles let her look after.
import type { AreaId } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import type { KehraDb } from '../../store/db.ts';
import { areaView } from '../../store/queries/area.ts';
import { deskView } from '../../store/queries/desk.ts';
import { type HostAreas, hostAreas } from '../../store/queries/host-areas.ts';
import { myRights } from '../../store/queries/staff.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { AreaPicker } from './area-picker.tsx';
import { AreaSection } from './area-section.tsx';
import { useFreshCodes } from './fresh-codes.ts';
import { HiddenSection } from './hidden-section.tsx';
import { InviteSection } from './invite-section.tsx';
import { KehraLink } from './kehra/kehra-link.tsx';
import { MeetingSection } from './meeting-section.tsx';
import { Refusals } from './refusals.tsx';
import { ReportSection } from './report-section.tsx';
import { RoundSection } from './rounds/round-section.tsx';
import { HolderSection } from './staff/holder-section.tsx';
import { OfficeSection } from './staff/office-section.tsx';
import { SiteStaff } from './staff/site-staff.tsx';
import { ThemeSection } from './theme-section.tsx';

/** The screen; for somebody who is no host it says how to become one. */
export function HostHome() {
  const live = settled(useLive(hostAreas, ''));
  useFreshCodes();
  return (
    <>
      <ScreenHead
        title={t('host.title')}
        back={{ href: '/me', label: t('nav.me'), onClick: goBack }}
        beside={
          <LinkButton look="plain" href="/help/host">
            {t('me.help')}
          </LinkButton>
        }
      />
      <Refusals />
      {live.state === 'loading' ? <Skeleton label={t('app.loading')} /> : <Desk host={live.value} />}
    </>
  );
}

function Desk({ host }: { host: HostAreas }) {
  if (host.areas.length > 0) {
    return (
      <>
        <AreaPicker host={host} />
        {host.chosen !== undefined && <AreaDesk key={host.chosen} areaId={host.chosen} host={host} />}
      </>
    );
  }
  if (host.isSiteHost)
    return (
      <>
        <AreaSection area={undefined} isSiteHost />
        <SiteStaff />
      </>
    );
  return (
    <EmptyState drawing="chairs" title={t('host.none')}>
      {t('host.noneText')}
    </EmptyState>
  );
}

const deskOf = async (db: KehraDb, areaId: AreaId) => {
  const [view, desk, rights] = await Promise.all([
    areaView(db, areaId),
    deskView(db, areaId),
    myRights(db, areaId),
  ]);
  return { ...view, ...desk, rights };
};

function AreaDesk({ areaId, host }: { areaId: AreaId; host: HostAreas }) {
  const live = settled(useLive((db) => deskOf(db, areaId), areaId));
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} />;
  const { area, meetings, themes, withheld, invites, rights } = live.value;
  if (area === undefined) return <Skeleton label={t('host.areaComing')} />;
  return (
    <>
      {(rights.has('meeting.run') || rights.has('idea.merge')) && (
        <MeetingSection areaId={areaId} meetings={meetings} mayOpen={rights.has('meeting.run')} />
      )}
      {rights.has('round.run') && <RoundSection areaId={areaId} />}
      {rights.has('text.hide') && <ReportSection areaId={areaId} />}
      {rights.has('theme.set') && <ThemeSection areaId={areaId} themes={themes} />}
      {rights.has('text.hide') && <HiddenSection areaId={areaId} withheld={withheld} />}
      {rights.has('seat.keep') && <KehraLink areaId={areaId} />}
      {rights.has('role.give') && (
        <InviteSection
          scope={areaId}
          title={t('host.cohosts')}
          make={t('host.makeInvite')}
          invites={invites}
        />
      )}
      {rights.has('role.give') && (
        <HolderSection scope={areaId} title={t('staff.title')} none={t('staff.none')}>
          <div>
            <LinkButton icon="clock" href="/host/log">
              {t('audit.title')}
            </LinkButton>
          </div>
        </HolderSection>
      )}
      {host.isSiteHost && <SiteStaff />}
      {rights.has('role.give') && <OfficeSection />}
      {rights.has('area.edit') && <AreaSection area={area} isSiteHost={host.isSiteHost} />}
    </>
  );
}
