// Keeps the exchange going: turns reasons (something to send, the bell, the screen, time) into well-paced exchanges.
import { observe } from '../store/live.ts';
import { getMeta } from '../store/meta.ts';
import { isOutOfRoom } from '../store/open.ts';
import { currentAreaId } from '../store/queries/area.ts';
import { type Line, listenToBell } from './bell.ts';
import { type Engine, exchange, type Reach } from './engine.ts';
import { FRESH, type Pace, paceAfter } from './pace.ts';

export type DriverSettings = {
  readonly engine: Engine;
  readonly isVisible: () => boolean;
  /** How the bell is heard. */
  readonly line: Line;
  readonly random: () => number;
  readonly onTooOld: () => void;
  /** Told after each exchange, for a full phone has no room to note it either. */
  readonly onRoom: (hasRoom: boolean) => void;
};

export type Driver = {
  /**
   * A reason to exchange: at once where the person pressed "try again", else at a random moment within so many ms, as a
   * whole hall may have its network back together.
   */
  readonly wake: (within?: number) => void;
  /** The screen was shown or hidden, or another area's bell is wanted. */
  readonly retune: () => void;
  readonly stop: () => void;
};

const POLL_WITHOUT_BELL = 20_000;
const POLL_WITH_BELL = 60_000;
const POLL_HIDDEN = 300_000;
const EAGER = 2_000;

export function startDriver(settings: DriverSettings): Driver {
  const { engine } = settings;
  let pace: Pace = FRESH;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted: Reach | undefined = 'all';
  let isRunning = false;
  let isHeard = false;
  let isCutOff = false;
  let isStopped = false;
  let hangUp = (): void => {};
  let bellOf: string | undefined;
  /** Number of the newest command that was waiting when somebody last looked; less after all were sent. */
  let lastSeen = 0;

  const idle = () => (settings.isVisible() ? (isHeard ? POLL_WITH_BELL : POLL_WITHOUT_BELL) : POLL_HIDDEN);

  function schedule(): void {
    if (isRunning || isStopped) return;
    clearTimeout(timer);
    const now = engine.store.now();
    const wait =
      wanted === undefined
        ? idle() * (0.75 + settings.random() / 2)
        : Math.max(0, (pace.notBefore ?? now) - now);
    timer = setTimeout(() => void run(), wait);
  }

  function want(reach: Reach): void {
    wanted = reach === 'all' || wanted === 'all' ? 'all' : 'area';
    schedule();
  }

  /**
   * Ends a long pause between tries: who has just written something should not wait for that, and where the bell is heard
   * again the network is back.
   */
  function hurry(): void {
    const soon = engine.store.now() + EAGER * settings.random();
    pace = { ...pace, notBefore: Math.min(pace.notBefore ?? 0, soon) };
    schedule();
  }

  async function run(): Promise<void> {
    const reach = wanted ?? 'all';
    wanted = undefined;
    isRunning = true;
    let hasRoom = true;
    const outcome = await exchange(engine, reach).catch((error: unknown) => {
      // The phone's database failed: nothing is lost that was stored; the next turn tries again.
      console.error(error);
      hasRoom = !isOutOfRoom(error);
      return { kind: 'trouble' } as const;
    });
    isRunning = false;
    settings.onRoom(hasRoom);
    isCutOff = outcome.kind === 'unreachable';
    pace = paceAfter(pace, outcome, engine.store.now(), settings.random());
    if (outcome.kind === 'too-old') settings.onTooOld();
    if (outcome.kind !== 'done') wanted = reach === 'all' ? 'all' : (wanted ?? reach);
    retune();
    schedule();
  }

  /** One bell, that of the area on the screen, while there is a screen. */
  function retune(): void {
    // Where the phone's database fails, the next turn asks again.
    bellArea().then((areaId) => {
      if (areaId === bellOf || isStopped) return;
      hangUp();
      isHeard = false;
      bellOf = areaId;
      hangUp = areaId === undefined ? () => {} : listen(areaId);
    }, console.error);
  }

  const listen = (areaId: string) =>
    listenToBell(areaId, {
      line: settings.line,
      now: engine.store.now,
      random: settings.random,
      onRing: () => want('area'),
      onHeard: (heard) => {
        const isLost = isHeard && !heard;
        if (heard && !isHeard && isCutOff) hurry();
        isHeard = heard;
        // Only then: a bell that is tried in vain again and again would put off each poll.
        if (isLost) schedule();
      },
    });

  async function bellArea(): Promise<string | undefined> {
    if (!settings.isVisible()) return undefined;
    return currentAreaId(engine.store.db);
  }

  // New commands, a new code and another area are noticed in the store, whichever tab wrote them.
  const stopWatching = observe(
    engine.store,
    async (db) => {
      const [newest, join, areaId] = await Promise.all([
        db.outbox.orderBy('seq').last(),
        getMeta(db, 'join'),
        currentAreaId(db),
      ]);
      return { newest: newest?.seq ?? 0, isAsking: join?.state === 'asked', areaId };
    },
    ({ newest, isAsking }) => {
      const isNew = newest > lastSeen;
      lastSeen = newest;
      if (isNew) hurry();
      if (isNew || isAsking || bellOf === undefined) want('area');
      retune();
    },
    (error) => console.error(error),
  );

  schedule();
  return {
    wake: (within = 0) => {
      pace = { ...FRESH, notBefore: engine.store.now() + within * settings.random() };
      want('all');
    },
    retune,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      hangUp();
      stopWatching();
    },
  };
}
