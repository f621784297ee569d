// The addresses about notices: the inbox, its settings, and what links in letters lead to.

import { MailLinkScreen } from '../features/links/mail-link-screen.tsx';
import { InboxScreen } from '../features/notices/inbox-screen.tsx';
import { NoticeSettingsScreen } from '../features/notices/settings-screen.tsx';
import { AreaGate } from './area-gate.tsx';
import { LostScreen } from './lost-screen.tsx';

/** `/notices`, `/notices/settings`, `/mail/prove/…` and `/mail/leave/…`. */
export function NoticePlace({ params: { part, use, key } }: { params: Record<string, string> }) {
  if (key !== undefined)
    return use === 'prove' || use === 'leave' ? <MailLinkScreen use={use} link={key} /> : <LostScreen />;
  switch (part) {
    case undefined:
    case '':
      return <InboxScreen />;
    case 'settings':
      return (
        <AreaGate
          screen={(areaId) => <NoticeSettingsScreen key={areaId} areaId={areaId} />}
          without={() => <NoticeSettingsScreen areaId={undefined} />}
        />
      );
    default:
      return <LostScreen />;
  }
}
