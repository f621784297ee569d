// The screens of a person's own things, fetched together, and with them what keeps her phone told.
import { MeScreen } from '../features/me/me-screen.tsx';
import { followPushes } from '../features/notices/phone-push.ts';
import { NoticePlace } from './notice-place.tsx';

export const OWN_SCREENS = { MeScreen, NoticePlace, followPushes };
