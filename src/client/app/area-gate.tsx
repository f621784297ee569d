// Screens that need an area: without one the start page stands in their place. A shared link may bring its area along.
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import * as v from 'valibot';
import { AreaId } from '../../domain/ids.ts';
import { StartScreen } from '../features/join/start-screen.tsx';
import { useStore } from '../live/store-context.ts';
import { wake } from '../platform/attention.ts';
import { withDb } from '../store/open.ts';
import { chooseArea } from '../store/queries/area.ts';
import { useCurrentArea } from './use-current-area.ts';

/** Draws the screen for the area that the phone shows, or the start page; nothing for the moment of reading. */
export function AreaGate(props: {
  screen: (areaId: AreaId) => VNode;
  /** Drawn instead of the start page where there is no area. */
  without?: () => VNode;
}) {
  const store = useStore();
  const { query } = useLocation();
  const live = useCurrentArea();
  const shared = v.safeParse(AreaId, query.area);
  const wanted = shared.success ? shared.output : undefined;
  useEffect(() => {
    if (wanted !== undefined) void withDb(store, (db) => chooseArea(db, wanted)).then(wake);
  }, [store, wanted]);
  if (live.state === 'loading') return null;
  const areaId = wanted ?? live.value?.areaId;
  if (areaId !== undefined) return props.screen(areaId);
  return props.without === undefined ? <StartScreen /> : props.without();
}
