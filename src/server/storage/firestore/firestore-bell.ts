// The doorbell over Firestore: one small document an area. Every server that is listened to at hears it, and so do phones
// whose server can keep no streams open; so a ring reaches phones whichever server they are connected to.
import type { DocumentReference, Firestore, Timestamp } from 'firebase-admin/firestore';
import type { AreaId } from '../../../domain/ids.ts';
import type { Bell } from '../../ports.ts';
import { hasChangedMeanwhile } from './firestore-error.ts';

/** Time between two rings of an area, in ms, whoever rings: a document takes about one write a second. */
const PAUSE = 1000;
/** A listener that failed is tried again after so many ms; meanwhile phones poll. */
const AGAIN = 15_000;

export type FirestoreBell = Bell & {
  /** Waits for the rings that are on their way or due: where the machine sleeps between requests they would be late. */
  settled(): Promise<void>;
  close(): void;
};

/** How often somebody wished for a ring, and how many of the wishes are told. */
type Rope = { wishes: number; told: number; turn: Promise<void> | undefined; last: Ringing | undefined };
/** When it was rung, as Firestore says, and when this process knew, in its own ms. */
type Ringing = { readonly time: Timestamp | undefined; readonly known: number };
type Ear = { readonly heard: Set<() => void>; stop: () => void };

/** Timers may be a millisecond early. */
const rest = (ms: number) =>
  ms > 0 ? new Promise<void>((resolve) => setTimeout(resolve, Math.ceil(ms) + 1)) : Promise.resolve();

/** `failed` is told what Firestore refused; a ring that is lost costs time only. */
export function firestoreBell(
  db: Firestore,
  failed: (error: unknown) => void,
  pause: number = PAUSE,
): FirestoreBell {
  const ropes = new Map<AreaId, Rope>();
  const ears = new Map<AreaId, Ear>();
  const bellOf = (areaId: AreaId) => db.doc(`bells/${areaId}`);

  /** Rings unless somebody else has since the ringing that is known; then it says so. */
  async function write(bell: DocumentReference, { time }: Ringing): Promise<Ringing | undefined> {
    // Only that it changes matters.
    const rung = { rung: new Date().toISOString() };
    try {
      const { writeTime } = await (time === undefined
        ? bell.create(rung)
        : bell.update(rung, { lastUpdateTime: time }));
      return { time: writeTime, known: performance.now() };
    } catch (error) {
      if (hasChangedMeanwhile(error)) return undefined;
      throw error;
    }
  }

  /** How long ago it was rung is said by Firestore alone: servers' clocks differ. */
  async function look(bell: DocumentReference): Promise<Ringing> {
    const { updateTime, readTime } = await bell.get();
    const ago = updateTime === undefined ? pause : readTime.toMillis() - updateTime.toMillis() - 1;
    return { time: updateTime, known: performance.now() - ago };
  }

  /** A write tells all that was wished for before it. */
  async function ringOnce(bell: DocumentReference, rope: Rope): Promise<void> {
    const own = rope.last;
    if (own !== undefined) {
      await rest(own.known + pause - performance.now());
      const wishes = rope.wishes;
      rope.last = await write(bell, own);
      if (rope.last !== undefined) {
        rope.told = wishes;
        return;
      }
    }
    const wishes = rope.wishes;
    const found = await look(bell);
    await rest(found.known + pause - performance.now());
    // Where another server rings first, it does so after the look, and tells as much.
    rope.last = await write(bell, found);
    rope.told = wishes;
  }

  async function pull(bell: DocumentReference, rope: Rope): Promise<void> {
    while (rope.told < rope.wishes) {
      rope.turn = ringOnce(bell, rope).catch((error: unknown) => {
        failed(error);
        rope.told = rope.wishes;
        rope.last = undefined;
      });
      await rope.turn;
    }
    rope.turn = undefined;
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
      const rope = ropes.get(areaId) ?? { wishes: 0, told: 0, turn: undefined, last: undefined };
      ropes.set(areaId, rope);
      rope.wishes += 1;
      if (rope.turn === undefined) void pull(bellOf(areaId), rope);
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
      const wished = [...ropes.values()].map((rope) => ({ rope, until: rope.wishes }));
      for (const { rope, until } of wished) while (rope.told < until) await rope.turn;
    },
    close: () => {
      for (const { stop } of ears.values()) stop();
      ears.clear();
    },
  };
}
