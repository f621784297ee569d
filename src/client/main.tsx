// The composition root of the page: opens the store, draws the app, and starts the exchange with the server.
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { App } from './app/app.tsx';
import { readFirstScreen } from './app/first-screen.ts';
import { startLanguage } from './i18n/choice.ts';
import { StoreProvider } from './live/store-context.ts';
import { full, oldTab, tooOld, wakes } from './platform/attention.ts';
import { now } from './platform/clock.ts';
import { deadline } from './platform/deadline.ts';
import { quietly, reloadOnMissingPart } from './platform/preload-error.ts';
import { randomBytes } from './platform/random.ts';
import { online, visible } from './platform/signals.ts';
import { askToKeep } from './platform/storage.ts';
import { allIsKept, askWorkerToSend, registerWorker } from './platform/worker.ts';
import { observe } from './store/live.ts';
import { STORE_NAME, SYNC_TAG } from './store/name.ts';
import { openStore, type Store } from './store/open.ts';
import { loadEveryRule } from './store/rule-book.ts';
import { eventStream } from './sync/bell.ts';
import { startDriver } from './sync/driver.ts';
import { browserLock, pageLock } from './sync/lock.ts';
import { lineOf } from './sync/other-bell.ts';
import type { Transport } from './sync/transport.ts';
import { watchMoving } from './ui/at-once.ts';

/** A request without an answer for so long is given up; whether it took effect is then unknown. */
const DEADLINE_MS = 20_000;

const transport: Transport = {
  fetch: (url, init) => fetch(url, init),
  origin: '',
  deadline: () => deadline(DEADLINE_MS),
};

const line = lineOf(
  eventStream('', (url) => new EventSource(url)),
  transport,
  async (place) => (await quietly(() => import('./sync/firestore-line.ts'))).firestoreLine(place),
);

/** A hall whose network comes back does not ask in one instant. */
const SPREAD_MS = 2_000;

function startSync(store: Store): void {
  const lock = 'locks' in navigator ? browserLock(navigator.locks, 'kehra-exchange') : pageLock();
  const driver = startDriver({
    engine: { store, lock, transport },
    isVisible: () => visible.value,
    line,
    random: Math.random,
    onTooOld: () => {
      tooOld.value = true;
    },
    onRoom: (hasRoom) => {
      full.value = !hasRoom;
    },
  });
  // Not yet any, so that a page that was just opened does not wait either.
  let wished = -1;
  effect(() => {
    const isWish = wakes.value !== wished;
    wished = wakes.value;
    if (online.value && visible.value) driver.wake(isWish ? 0 : SPREAD_MS);
    else driver.retune();
  });
}

/** What a contribution sets off: the promise to keep it, and help from the worker where this page may not get to it. */
function watchContributions(store: Store): void {
  const waiting = signal(0);
  observe(
    store,
    (db) => db.outbox.count(),
    (count) => {
      if (count > waiting.value) void askToKeep();
      waiting.value = count;
    },
    (error) => console.error(error),
  );
  effect(() => {
    // Not while the page sends by itself: the worker would send everything a second time.
    if (waiting.value > 0 && !(online.value && visible.value)) void askWorkerToSend(SYNC_TAG);
  });
}

// The first screen is drawn and its rows are here, on most phones.
const CALM_MS = 5000;

/** Hosts' rules come when nothing waits for them: out of what the worker has kept, where there is one. */
async function completeRules(): Promise<void> {
  await allIsKept();
  setTimeout(() => {
    effect(() => {
      // Read so that another network is a reason to try again.
      void online.value;
      void quietly(loadEveryRule);
    });
  }, CALM_MS);
}

/** Who has asked for push messages goes on getting them, whatever the browser has done with its subscription. */
async function keepPushes(store: Store): Promise<void> {
  if ('Notification' in window && Notification.permission === 'granted')
    await quietly(async () => (await import('./app/own-screens.ts')).OWN_SCREENS.followPushes(store)).catch(
      console.error,
    );
}

async function start(root: Element): Promise<void> {
  reloadOnMissingPart();
  watchMoving();
  const store = openStore({ name: STORE_NAME, now, random: randomBytes });
  store.db.on('versionchange', () => {
    oldTab.value = true;
  });
  await Promise.all([startLanguage(), readFirstScreen(store)]);
  render(
    <StoreProvider value={store}>
      <App />
    </StoreProvider>,
    root,
  );
  startSync(store);
  watchContributions(store);
  await registerWorker();
  await completeRules();
  await keepPushes(store);
}

const root = document.getElementById('app');
if (root !== null) void start(root);
