// The screens about meetings, fetched together: one leads to the next, and they share nearly all of their parts.
import { MeetingScreen } from '../features/meetings/meeting-screen.tsx';
import { MeetingsScreen } from '../features/meetings/meetings-screen.tsx';
import { MinutesScreen } from '../features/meetings/minutes-screen.tsx';

export const MEETING_SCREENS = { MeetingScreen, MeetingsScreen, MinutesScreen };
