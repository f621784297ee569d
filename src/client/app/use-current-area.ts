// The area that the phone shows, for the frame and for the screens in it: known at once to every screen but the first.

import type { Kept } from '../live/kept.ts';
import { type Settled, settled } from '../live/settled.ts';
import { useLive } from '../live/store-context.ts';
import { type CurrentArea, currentArea } from '../store/queries/area.ts';

export const keptCurrentArea: Kept<CurrentArea | undefined> = {};

/** Follows the choice of area. */
export const useCurrentArea = (): Settled<CurrentArea | undefined> =>
  settled(useLive(currentArea, '', keptCurrentArea));
