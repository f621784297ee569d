// The line to the bells of a server behind Firebase Hosting: one small document an area, the only thing that a phone reads
// in Firestore. A lazy part, and not kept for offline use: without a network there is nothing to hear.
import { initializeApp } from '@firebase/app';
import { doc, initializeFirestore, memoryLocalCache, onSnapshot, setLogLevel } from '@firebase/firestore';
import type { BellPlace } from '../../protocol/feed.ts';
import type { Line } from './bell.ts';

/** ms between two signs of life. The library itself notices a dead line and says so. */
const ALIVE = 15_000;
/** Hosting may give the same answer for a second: who asks sooner after a ring may be told what was before it. In ms. */
const STALE = 1_000;
/** Nobody counts who listens, so that pulls are spread, in ms, as for a full hall. */
const SPREAD = 1_000;

export function firestoreLine({ project, origin }: BellPlace, stale = STALE): Line {
  setLogLevel('silent');
  const { host, protocol } = new URL(origin);
  const db = initializeFirestore(initializeApp({ projectId: project }, origin), {
    host,
    ssl: protocol === 'https:',
    localCache: memoryLocalCache(),
  });
  return (areaId, ring, lost) => {
    let told: string | undefined;
    let isOver = false;
    const say = () => {
      if (told !== undefined) ring(told, SPREAD);
    };
    const alive = setInterval(say, ALIVE);
    const end = () => {
      if (!isOver) lost();
    };
    const unlisten = onSnapshot(
      doc(db, 'bells', areaId),
      // So that the end of the connection is told, too.
      { includeMetadataChanges: true },
      (bell) => {
        if (bell.metadata.fromCache) return end();
        setTimeout(() => {
          told = String(bell.get('rung'));
          if (!isOver) say();
        }, stale);
      },
      end,
    );
    return () => {
      isOver = true;
      clearInterval(alive);
      unlisten();
    };
  };
}
