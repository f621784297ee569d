// Who has a role everywhere, not in one area only: for the admins of the whole site.
import { SITE } from '../../../../domain/ids.ts';
import { t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLive } from '../../../live/store-context.ts';
import type { KehraDb } from '../../../store/db.ts';
import { invitesOf, myRights } from '../../../store/queries/staff.ts';
import { InviteSection } from '../invite-section.tsx';
import { HolderSection } from './holder-section.tsx';

const siteDesk = async (db: KehraDb) => {
  const [rights, invites] = await Promise.all([myRights(db, SITE), invitesOf(db, SITE)]);
  return { rights, invites };
};

/** Nothing for anybody else. */
export function SiteStaff() {
  const live = settled(useLive(siteDesk, SITE));
  if (live.state === 'loading' || !live.value.rights.has('role.give')) return null;
  return (
    <>
      <InviteSection
        scope={SITE}
        title={t('staff.siteInvites')}
        make={t('staff.siteInvite')}
        invites={live.value.invites}
      />
      <HolderSection scope={SITE} title={t('staff.siteTitle')} none={t('staff.siteNone')} />
    </>
  );
}
