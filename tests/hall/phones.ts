// Many phones in one process: the real store (on an IndexedDB in memory), the real driver, the real bell.
// Told what to do by its parent: join, then post and support for a while, then say when all agree.
import { createHash, randomBytes } from 'node:crypto';
// Live queries wait for a browser's database to exist, though each phone here has one of its own.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import * as v from 'valibot';
import { newId } from '../../src/client/store/identity.ts';
import { askToJoin } from '../../src/client/store/join.ts';
import { laidNow } from '../../src/client/store/layer.ts';
import { getCursor } from '../../src/client/store/meta.ts';
import { openStore, type Store } from '../../src/client/store/open.ts';
import { currentAreaId } from '../../src/client/store/queries/area.ts';
import { ideaOrder } from '../../src/client/store/queries/ideas.ts';
import { submit } from '../../src/client/store/submit.ts';
import { eventStream } from '../../src/client/sync/bell.ts';
import { startDriver } from '../../src/client/sync/driver.ts';
import { pageLock } from '../../src/client/sync/lock.ts';
import { postComment } from '../../src/domain/comment.ts';
import { postIdea } from '../../src/domain/idea.ts';
import { type AreaId, CommentId, IdeaId } from '../../src/domain/ids.ts';
import { setSupport } from '../../src/domain/support.ts';
import { cloneQuickly } from '../support/quick-clone.ts';
import { useLeanIndexes } from './lean-indexes.ts';
import { ownEars } from './own-ears.ts';
import { chooser, ordersGiven } from './plan.ts';

const { origin, code, plan } = ordersGiven();

cloneQuickly();
await useLeanIndexes();
const listensNow = ownEars();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Phones without a network just now. */
const isCut = new Set<number>();

async function makePhone(number: number) {
  listensNow(`phone-${number}`);
  const store = openStore({
    // Dexie tells live queries of one process apart by the database's name.
    name: `phone-${number}`,
    now: () => Date.now(),
    random: (count) => new Uint8Array(randomBytes(count)),
    factory: { indexedDB: new IDBFactory(), IDBKeyRange },
  });
  const driver = startDriver({
    engine: {
      store,
      lock: pageLock(),
      transport: {
        fetch: (url, init) =>
          isCut.has(number) ? Promise.reject(new TypeError('cut off')) : fetch(url, init),
        origin,
        deadline: () => AbortSignal.timeout(20_000),
      },
    },
    isVisible: () => true,
    line: eventStream(origin, (url) => new EventSource(url)),
    random: Math.random,
    onTooOld: () => {},
    onRoom: () => {},
  });
  // Its live queries begin in the next turn.
  await pause(1);
  return { store, driver };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let turns = 0; turns < 2000; turns++) {
    if (await isSo()) return;
    await pause(50);
  }
  throw new Error('waited in vain');
}

async function joined(store: Store): Promise<AreaId> {
  let areaId: AreaId | undefined;
  await until(async () => {
    areaId = await currentAreaId(store.db);
    return areaId !== undefined && (await getCursor(store.db, `area/${areaId}`)).cursor !== undefined;
  });
  if (areaId === undefined) throw new Error('not joined');
  return areaId;
}

async function takePart(store: Store, areaId: AreaId, number: number): Promise<void> {
  const choose = chooser<IdeaId>();
  const at = () => pause(Math.random() * plan.seconds * 1000);
  const acts = [
    at().then(() =>
      submit(store, postIdea, areaId, {
        ideaId: newId(store, IdeaId),
        title: `Idea ${number} of the hall`,
        text: 'A bench, a lamp and a bin where the path meets the shore.',
      }),
    ),
    ...Array.from({ length: plan.supports }, () =>
      at().then(async () => {
        const ideaId = choose(await ideasOf(store, areaId));
        await submit(store, setSupport, areaId, { ideaId, support: true });
      }),
    ),
    ...Array.from({ length: plan.comments }, () =>
      at().then(async () => {
        const ideaId = choose(await ideasOf(store, areaId));
        const comment = {
          commentId: newId(store, CommentId),
          ideaId,
          text: 'And a roof.',
          stance: 'for',
        } as const;
        await submit(store, postComment, areaId, comment);
      }),
    ),
  ];
  await Promise.all(acts);
}

async function ideasOf(store: Store, areaId: AreaId): Promise<readonly IdeaId[]> {
  const { ids } = await laidNow(store.db, (db) => ideaOrder(db, { areaId, sort: 'newest' }));
  return ids.map((id) => v.parse(IdeaId, id));
}

/** Without a network from the first quarter of the time to the last; then the phone notices that it is back. */
async function beCut({ driver }: Phone, number: number): Promise<void> {
  if (plan.cutEvery === 0 || number % plan.cutEvery !== 0) return;
  await pause(plan.seconds * 250);
  isCut.add(number);
  await pause(plan.seconds * 500);
  isCut.delete(number);
  driver.wake();
}

/** A phone's public rows in one short text, to compare phones with each other. */
async function digest(store: Store, areaId: AreaId): Promise<string> {
  const rows = await store.db.rows
    .where('[stream+kind]')
    .between([`area/${areaId}`, ''], [`area/${areaId}`, '\uffff'])
    .toArray();
  const lines = rows
    .filter((row) => row.del !== true)
    .map((row) => JSON.stringify(row.row))
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

const say = (message: Record<string, unknown>) => process.send?.(message);

type Phone = Awaited<ReturnType<typeof makePhone>>;

const phones: Phone[] = [];
for (let number = 0; number < plan.phones; number++) phones.push(await makePhone(number));
for (const phone of phones) await askToJoin(phone.store, code);
const areas = await Promise.all(phones.map((phone) => joined(phone.store)));
say({ event: 'joined' });

let begun: NodeJS.CpuUsage | undefined;
process.once('message', async () => {
  begun = process.cpuUsage();
  await Promise.all(
    phones.flatMap((phone, number) => [
      beCut(phone, number),
      takePart(phone.store, areas[number] ?? areaOf(), number),
    ]),
  );
  say({ event: 'acted' });
});

process.on('message', (head) => {
  if (typeof head !== 'string') return;
  void (async () => {
    const cursors = await Promise.all(
      phones.map(async ({ store }, number) => (await getCursor(store.db, `area/${areas[number]}`)).cursor),
    );
    const waiting = (await Promise.all(phones.map((phone) => phone.store.db.outbox.count()))).reduce(
      (a, b) => a + b,
      0,
    );
    const behind = cursors.filter((cursor) => cursor !== head).length;
    const digests =
      behind + waiting === 0
        ? [
            ...new Set(
              await Promise.all(
                phones.map((phone, number) => digest(phone.store, areas[number] ?? areaOf())),
              ),
            ),
          ]
        : [];
    const { user, system } = process.cpuUsage(begun);
    say({
      event: 'state',
      behind,
      waiting,
      digests,
      computed: (user + system) / 1e6,
    });
  })();
});

process.once('disconnect', () => process.exit());

function areaOf(): AreaId {
  throw new Error('a phone without an area');
}
