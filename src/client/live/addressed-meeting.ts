// The meeting that an address names: shown from this device, asked from the server where it is not here yet.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KehraDb } from '../store/db.ts';
import { askToJoin, tidyCode } from '../store/join.ts';
import { getMeta } from '../store/meta.ts';
import { withDb } from '../store/open.ts';
import { type AreaView, chooseArea, currentAreaId } from '../store/queries/area.ts';
import { useLive, useStore } from './store-context.ts';

export type Addressed<T> =
  | { readonly state: 'looking' }
  | { readonly state: 'unknown' }
  | { readonly state: 'here'; readonly value: T };

type AboutMeeting = { readonly meeting: Pick<AreaView, 'areaId'> & { readonly id: string } };

// A browser that dropped its database gets a moment before the next try.
const AGAIN_MS = 3000;

/**
 * Follows a read about one meeting. Its area becomes the one that this device keeps in sync. What was shown once
 * stays, whatever happens to the line or the database.
 */
export function useAddressedMeeting<T extends AboutMeeting>(
  meetingId: string,
  query: (db: KehraDb, meetingId: string) => Promise<T | undefined>,
): Addressed<T> {
  const [turn, setTurn] = useState(0);
  const live = useLive((db) => query(db, meetingId), `${meetingId} ${turn}`);
  const last = useRef<T | undefined>(undefined);
  if (live.state === 'ready' && live.value !== undefined) last.current = live.value;
  // Right after the address has changed the read still holds the meeting before.
  const value = last.current?.meeting.id === meetingId ? last.current : undefined;
  useEffect(() => {
    if (live.state !== 'failed') return;
    const timer = setTimeout(() => setTurn(turn + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [live.state, turn]);
  const isUnknown = useAsking(meetingId, live.state === 'ready' && live.value === undefined);
  useAreaInSync(value?.meeting.areaId);
  if (value !== undefined) return { state: 'here', value };
  if (live.state === 'failed' && turn > 0) throw live.error;
  return { state: isUnknown ? 'unknown' : 'looking' };
}

/** Asks for a meeting that is missing here; says whether the server does not know it either. */
function useAsking(meetingId: string, isMissing: boolean): boolean {
  const store = useStore();
  const join = useLive((db) => getMeta(db, 'join'), '');
  useEffect(() => {
    if (isMissing) askToJoin(store, meetingId).catch((error: unknown) => console.error(error));
  }, [store, meetingId, isMissing]);
  const answer =
    join.state === 'ready' && join.value?.code === tidyCode(meetingId) ? join.value.state : 'asked';
  return isMissing && answer === 'unknown';
}

function useAreaInSync(areaId: AreaView['areaId'] | undefined): void {
  const store = useStore();
  useEffect(() => {
    if (areaId === undefined) return;
    withDb(store, async (db) => {
      if ((await currentAreaId(db)) !== areaId) await chooseArea(db, areaId);
    }).catch((error: unknown) => console.error(error));
  }, [store, areaId]);
}
