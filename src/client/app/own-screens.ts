// The screens of a person's own things, fetched together, and with them what keeps her phone told and the Help that Me
// leads to.
import { MeScreen } from '../features/me/me-screen.tsx';
import { followPushes } from '../features/notices/phone-push.ts';
import { HelpPlace } from './help-place.tsx';
import { NoticePlace } from './notice-place.tsx';
import { PhonesPlace } from './phones-place.tsx';

export const OWN_SCREENS = { HelpPlace, MeScreen, NoticePlace, PhonesPlace, followPushes };
