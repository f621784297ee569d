// The screens of a person's own things, fetched together, and with them the Help that Me leads to.
import { MeScreen } from '../features/me/me-screen.tsx';
import { HelpPlace } from './help-place.tsx';

export const OWN_SCREENS = { HelpPlace, MeScreen };
