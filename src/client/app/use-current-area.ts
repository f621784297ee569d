// The area that the phone shows, for the frame and for the screens in it: known at once to every screen but the first.
import { type Settled, settled } from '../live/settled.ts';
import { type Kept, useLive } from '../live/store-context.ts';
import { type CurrentArea, currentArea } from '../store/queries/area.ts';

const kept: Kept<CurrentArea | undefined> = {};

/** Follows the choice of area. */
export const useCurrentArea = (): Settled<CurrentArea | undefined> => settled(useLive(currentArea, '', kept));
