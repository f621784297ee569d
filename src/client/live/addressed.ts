// The meeting or round that an address names: shown from this device, asked from the server where it is not here yet.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KehraDb } from '../store/db.ts';
import { askToJoin, tidyCode } from '../store/join.ts';
import { getMeta } from '../store/meta.ts';
import { withDb } from '../store/open.ts';
import { type AreaView, chooseArea, currentAreaId } from '../store/queries/area.ts';
import { type RoundView, roundView } from '../store/queries/rounds.ts';
import { useLive, useStore } from './store-context.ts';

export type Addressed<T> =
  | { readonly state: 'looking' }
  | { readonly state: 'unknown' }
  | { readonly state: 'here'; readonly value: T };

type About = Pick<AreaView, 'areaId'> & { readonly id: string };

// A browser that dropped its database gets a moment before the next try.
const AGAIN_MS = 3000;

/** Follows a read about one meeting. */
export const useAddressedMeeting = <T extends { readonly meeting: About }>(
  meetingId: string,
  query: (db: KehraDb, meetingId: string) => Promise<T | undefined>,
): Addressed<T> => useAddressed(meetingId, query, ({ meeting }) => meeting);

/** Follows a round with all that its screens show. */
export function useAddressedRound(roundId: string): Addressed<RoundView> {
  const store = useStore();
  return useAddressed(
    roundId,
    (db) => roundView(db, roundId, store.now()),
    ({ round }) => round,
  );
}

/**
 * Follows a read about what an address names. Its area becomes the one that this device keeps in sync. What was shown
 * once stays, whatever happens to the line or the database.
 */
function useAddressed<T>(
  id: string,
  query: (db: KehraDb, id: string) => Promise<T | undefined>,
  about: (value: T) => About,
): Addressed<T> {
  const [turn, setTurn] = useState(0);
  const live = useLive((db) => query(db, id), `${id} ${turn}`);
  const last = useRef<T | undefined>(undefined);
  if (live.state === 'ready' && live.value !== undefined) last.current = live.value;
  // Right after the address has changed the read still holds what was there before.
  const shown = last.current;
  const value = shown !== undefined && about(shown).id === id ? shown : undefined;
  useEffect(() => {
    if (live.state !== 'failed') return;
    const timer = setTimeout(() => setTurn(turn + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [live.state, turn]);
  const isUnknown = useAsking(id, live.state === 'ready' && live.value === undefined);
  useAreaInSync(value === undefined ? undefined : about(value).areaId);
  if (value !== undefined) return { state: 'here', value };
  if (live.state === 'failed' && turn > 0) throw live.error;
  return { state: isUnknown ? 'unknown' : 'looking' };
}

/** Asks for what is missing here; says whether the server does not know it either. */
function useAsking(id: string, isMissing: boolean): boolean {
  const store = useStore();
  const join = useLive((db) => getMeta(db, 'join'), '');
  useEffect(() => {
    if (isMissing) askToJoin(store, id).catch((error: unknown) => console.error(error));
  }, [store, id, isMissing]);
  const answer = join.state === 'ready' && join.value?.code === tidyCode(id) ? join.value.state : 'asked';
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
