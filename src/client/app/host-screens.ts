// The screens that only hosts open, fetched together: she goes between them all evening, and they share nearly all of
// their parts. The first bundle names every file of every screen, so fewer files make everybody's first visit smaller.
import { CaptureScreen } from '../features/capture/capture-screen.tsx';
import { HostHome } from '../features/host/host-home.tsx';
import { HostMeeting } from '../features/host/host-meeting.tsx';
import { HostKehra } from '../features/host/kehra/host-kehra.tsx';
import { MinutesEditor } from '../features/host/minutes-editor.tsx';
import { HostRound } from '../features/host/rounds/host-round.tsx';
import { NewRoundScreen } from '../features/host/rounds/new-round-screen.tsx';
import { SheetScreen } from '../features/host/rounds/sheet-screen.tsx';
import { SlipsScreen } from '../features/host/rounds/slips-screen.tsx';
import { AuditScreen } from '../features/host/staff/audit-screen.tsx';
import { InviteScreen } from '../features/invite/invite-screen.tsx';
import { PosterScreen } from '../features/poster/poster-screen.tsx';

export const HOST_SCREENS = {
  AuditScreen,
  CaptureScreen,
  HostHome,
  HostKehra,
  HostMeeting,
  HostRound,
  InviteScreen,
  MinutesEditor,
  NewRoundScreen,
  PosterScreen,
  SheetScreen,
  SlipsScreen,
};
