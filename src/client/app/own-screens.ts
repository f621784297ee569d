// The screens of a person's own things, fetched together, with Help beside them and what keeps her phone told.
import { MeScreen } from '../features/me/me-screen.tsx';
import { followPushes } from '../features/notices/phone-push.ts';
import { HelpPlace } from './help-place.tsx';
import { NoticePlace } from './notice-place.tsx';

export const OWN_SCREENS = { HelpPlace, MeScreen, NoticePlace, followPushes };
