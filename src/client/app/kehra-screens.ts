// The Kehrä's two screens for everybody, fetched together: who looks at it may want to join.
import { ApplyScreen } from '../features/kehra/apply-screen.tsx';
import { KehraScreen } from '../features/kehra/kehra-screen.tsx';

export const KEHRA_SCREENS = { ApplyScreen, KehraScreen };
