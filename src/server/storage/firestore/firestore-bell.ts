// The doorbell over Firestore: one small document an area, written at most once a second by each server. Every server
// that is listened to at hears it; so a ring reaches phones whichever server they are connected to.
import type { Firestore } from 'firebase-admin/firestore';
import type { AreaId } from '../../../domain/ids.ts';
import type { Bell } from '../../ports.ts';

/** Time between two rings of an area, in ms: a document takes about one write a second. */
const PAUSE = 1000;
/** A listener that failed is tried again after so many ms; meanwhile phones poll. */
const AGAIN = 15_000;

export type FirestoreBell = Bell & {
  /** Waits for the rings that are on their way: where the machine sleeps between requests they would be late. */
  settled(): Promise<void>;
  close(): void;
};

type Rope = { pull: Promise<void> | undefined; timer: NodeJS.Timeout | undefined; again: boolean };
type Ear = { readonly heard: Set<() => void>; stop: () => void };

/** `failed` is told what Firestore refused; a ring that is lost costs time only. */
export function firestoreBell(
  db: Firestore,
  failed: (error: unknown) => void,
  pause: number = PAUSE,
): FirestoreBell {
  const ropes = new Map<AreaId, Rope>();
  const ears = new Map<AreaId, Ear>();
  const bellOf = (areaId: AreaId) => db.doc(`bells/${areaId}`);

  function pull(areaId: AreaId, rope: Rope): void {
    if (rope.timer !== undefined) {
      rope.again = true;
      return;
    }
    rope.timer = setTimeout(() => {
      const { again } = rope;
      rope.timer = undefined;
      rope.again = false;
      if (again) pull(areaId, rope);
      else ropes.delete(areaId);
    }, pause);
    rope.timer.unref();
    // Only that it changes matters.
    rope.pull = bellOf(areaId)
      .set({ rung: new Date().toISOString() })
      .then(() => undefined)
      .catch(failed);
  }

  function listenAt(areaId: AreaId, heard: ReadonlySet<() => void>): () => void {
    let isFirst = true;
    let again: NodeJS.Timeout | undefined;
    let stop = bellOf(areaId).onSnapshot(
      () => {
        // The first is how it hangs there.
        if (!isFirst) for (const tell of heard) tell();
        isFirst = false;
      },
      (error) => {
        failed(error);
        again = setTimeout(() => {
          stop = listenAt(areaId, heard);
        }, AGAIN);
        again.unref();
      },
    );
    return () => {
      clearTimeout(again);
      stop();
    };
  }

  return {
    ring: (areaId) => {
      const rope = ropes.get(areaId) ?? { pull: undefined, timer: undefined, again: false };
      ropes.set(areaId, rope);
      pull(areaId, rope);
    },
    listen: (areaId, heard) => {
      const set = ears.get(areaId)?.heard ?? new Set();
      const ear = ears.get(areaId) ?? { heard: set, stop: listenAt(areaId, set) };
      ears.set(areaId, ear);
      ear.heard.add(heard);
      return () => {
        ear.heard.delete(heard);
        if (ear.heard.size > 0 || ears.get(areaId) !== ear) return;
        ears.delete(areaId);
        ear.stop();
      };
    },
    listeners: (areaId) => ears.get(areaId)?.heard.size ?? 0,
    settled: async () => {
      await Promise.all([...ropes.values()].map((rope) => rope.pull));
    },
    close: () => {
      for (const { timer } of ropes.values()) clearTimeout(timer);
      for (const { stop } of ears.values()) stop();
      ears.clear();
    },
  };
}
