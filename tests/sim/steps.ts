import * as v from 'valibot';
import { earlierClient } from '../../src/client/store/identity.ts';
import { getMeta, setMeta } from '../../src/client/store/meta.ts';
import { chooseArea } from '../../src/client/store/queries/area.ts';
import { submit } from '../../src/client/store/submit.ts';
import { withdrawIdea } from '../../src/domain/idea.ts';
import { IdeaId } from '../../src/domain/ids.ts';
import type { Fault } from '../support/faulty-network.ts';
import { Crash, type Tab } from '../support/phone.ts';
import { act } from './acting.ts';
import { isLeftBehind } from './cursor-check.ts';
import type { Device, World } from './world.ts';

type Step = (world: World) => Promise<void>;

const HOUR = 3_600_000;
const someone = (world: World): Device => world.random.pick(world.devices);

async function exchangeOf(world: World, device: Device, tab?: Tab): Promise<void> {
  const reach = world.random.chance(0.6) ? 'all' : 'area';
  const outcome = await device.phone.exchange(reach, tab);
  world.note(`${device.phone.name} exchange ${reach}: ${outcome.kind}`);
}

const acts: Step = async (world) => {
  const device = someone(world);
  await act(world, device);
  await world.look(device);
};

const exchanges: Step = async (world) => {
  const device = someone(world);
  await exchangeOf(world, device);
  await world.look(device);
};

const burst: Step = async (world) => {
  const device = someone(world);
  const times = 3 + world.random.int(6);
  for (let index = 0; index < times; index++) await act(world, device);
  await exchangeOf(world, device);
  await world.look(device);
};

/** Many at once; two tabs of one phone among them, which may be writing too. */
const together: Step = (world) => atOnce(world);

/** While answers of the old server are still on their way. */
const restoreAmid: Step = (world) =>
  atOnce(world, async () => {
    await world.turns.wait('send');
    await restore(world);
  });

async function atOnce(world: World, also?: () => Promise<void>): Promise<void> {
  const devices = world.devices.filter(() => world.random.chance(0.6));
  const twice = someone(world);
  const second = twice.phone.openTab();
  const tasks = devices.map((device) => () => exchangeOf(world, device));
  tasks.push(() => exchangeOf(world, twice, second));
  if (!devices.includes(twice)) tasks.push(() => exchangeOf(world, twice));
  if (world.random.chance(0.4)) tasks.push(() => act(world, twice));
  if (also !== undefined) tasks.push(also);
  world.note(`together ${devices.map(({ phone }) => phone.name)} and ${twice.phone.name} in two tabs`);
  await world.turns.together(tasks);
  second.store.db.close();
  world.count.add('F22');
  for (const device of [...devices, twice]) await world.look(device);
}

/** The phone dies within the next few steps of its program. */
const crash: Step = async (world) => {
  const device = someone(world);
  const { phone } = device;
  const isActing = world.random.chance(0.5);
  const before = isActing ? await phone.db.outbox.count() : 0;
  phone.tab.fuse.light(1 + world.random.int(isActing ? 9 : 30), 'crash');
  try {
    await (isActing ? act(world, device) : exchangeOf(world, device));
  } catch (error) {
    if (!phone.isBroken) throw error;
  }
  const isAlive = phone.tab.fuse.putOut();
  phone.restart();
  await device.watch.notice();
  world.note(`${phone.name} ${isAlive ? 'is reloaded' : 'crashed'}`);
  const isStored = isActing && (await phone.db.outbox.count()) > before;
  if (!isAlive) world.count.add(isActing ? (isStored ? 'F12b' : 'F12a') : 'F12c');
  else if (isStored) world.count.add('F12b');
  await world.look(device);
};

const hiccup: Step = async (world) => {
  const device = someone(world);
  const { fuse } = device.phone.tab;
  fuse.light(1 + world.random.int(12), 'hiccup');
  try {
    await (world.random.chance(0.5) ? act(world, device) : exchangeOf(world, device));
  } catch (error) {
    if (error instanceof Crash) throw error;
    world.note(`${device.phone.name} fails: ${String(error)}`);
    world.hiccups += 1;
  }
  fuse.putOut();
  await device.watch.notice();
  world.count.add('F13');
  await world.look(device);
};

const reload: Step = async (world) => {
  const device = someone(world);
  device.phone.restart();
  await world.look(device);
};

const wipe: Step = async (world) => {
  const { phone, person, watch } = someone(world);
  // Without the cookie nobody could know who this was.
  if (phone.cookie === undefined) return;
  phone.wipe();
  watch.forget();
  await chooseArea(phone.db, person.area);
  world.count.add('F15');
  world.note(`${phone.name} is wiped`);
};

/** A backup of one phone is played into another. */
const copy: Step = async (world) => {
  const source = someone(world);
  const client = await getMeta(source.phone.db, 'client');
  if (client === undefined || source.person.devices.length > 3) return;
  const made = await world.newDevice(source.person);
  await made.phone.copyFrom(source.phone);
  const isKnown = (await getMeta(source.phone.db, 'member')) !== undefined;
  made.phone.cookie = isKnown && world.random.chance(0.5) ? undefined : source.phone.cookie;
  made.watch.copyOf(source.watch);
  world.count.add('F16');
  world.note(`${made.phone.name} is a copy of ${source.phone.name}`);
};

/** A second device of the same person, which can prove that it is hers. */
const secondDevice: Step = async (world) => {
  const { person, phone } = someone(world);
  const member = await getMeta(phone.db, 'member');
  if (person.devices.length > 2 || member === undefined || phone.cookie === undefined) return;
  const made = await world.newDevice(person);
  const client = await getMeta(phone.db, 'client');
  if (client === undefined || world.random.chance(0.5)) made.phone.cookie = phone.cookie;
  else await setMeta(made.phone.db, 'earlier', client);
  const earlier = await earlierClient(made.phone.tab.store);
  world.note(
    `${made.phone.name} is new, linked by ${earlier === undefined ? 'cookie' : 'its earlier client'}`,
  );
};

const jump: Step = async (world) => {
  const { phone } = someone(world);
  phone.skew = Math.round((world.random.next() - 0.5) * 4 * HOUR);
  world.count.add('F21');
};

const pause: Step = async (world) =>
  world.advance(world.random.int(world.random.chance(0.2) ? HOUR : 60_000));
const late: Step = (world) => world.network.deliverLate();

const backup: Step = async (world) => {
  await world.server.makeBackup();
  world.note('backup');
};

/** The server looks after its rounds, as it does every second. */
const keep: Step = (world) => world.keepRounds();

const restore: Step = async (world) => {
  if (!world.server.restore()) return;
  world.network.forgetLate();
  world.count.add('restore');
  world.note('restored from the backup');
};

/** Somebody takes an idea of hers back, if she has one. */
async function takeBack(world: World): Promise<void> {
  const device = someone(world);
  const { phone, person, watch } = device;
  const own = world.pools.ideas
    .filter(({ by, area }) => by === person.number && area === person.area)
    // Nonsense was posted too.
    .flatMap(({ id }) => (v.is(IdeaId, id) ? [id] : []));
  if (own.length === 0) return;
  const ideaId = world.random.pick(own);
  const { outcome } = await submit(phone.tab.store, withdrawIdea, person.area, { ideaId });
  world.note(`${phone.name} idea.withdraw ${ideaId.slice(-6)} ${outcome}`);
  await watch.notice();
  await exchangeOf(world, device);
}

/** What was removed is forgotten, some of it before others have heard of it. */
const purge: Step = async (world) => {
  await takeBack(world);
  await world.server.purge();
  world.network.forgetCached();
  for (const { phone } of world.devices) if (await isLeftBehind(phone, world.server)) world.count.add('F17');
  world.note('removed rows are forgotten');
};

type Mood = {
  readonly name: string;
  readonly rates: Partial<Record<Fault, number>>;
  readonly steps: readonly (readonly [Step, number])[];
};

const USUAL: readonly (readonly [Step, number])[] = [
  [acts, 40],
  [exchanges, 30],
  [burst, 3],
  [together, 4],
  [pause, 5],
  [late, 5],
  [jump, 1],
  [reload, 1],
  [secondDevice, 2],
  [keep, 3],
];
const NETWORK = { F1: 0.07, F2: 0.08, F3: 0.05, F4: 0.06, F5: 0.08, F6: 0.03, F7: 0.04 } as const;

/** Each seed has one mood: a few kinds of trouble at a time, so that each has room to do harm. */
export const MOODS: readonly Mood[] = [
  { name: 'bad network', rates: NETWORK, steps: [...USUAL, [crash, 3]] },
  {
    name: 'portals and busy servers',
    rates: { F8: 0.12, F9: 0.12, F1: 0.03, F6: 0.03, F7: 0.04 },
    steps: [...USUAL, [hiccup, 5], [crash, 4]],
  },
  {
    name: 'a server that falls',
    rates: { F10a: 0.1, F10b: 0.08, F11: 0.05, F2: 0.03, F4: 0.03, F5: 0.03 },
    steps: [...USUAL, [crash, 3], [wipe, 1]],
  },
  {
    name: 'phones that crash, are wiped and copied',
    rates: { F2: 0.08, F5: 0.06, F1: 0.04, F3: 0.04 },
    steps: [...USUAL, [crash, 10], [wipe, 2], [copy, 2], [hiccup, 2]],
  },
  {
    name: 'stale caches and forgotten rows',
    rates: { F23: 0.2, F2: 0.04, F5: 0.04, F7: 0.03 },
    steps: [...USUAL, [purge, 3], [reload, 3]],
  },
  {
    name: 'a server restored from a backup',
    rates: { F1: 0.03, F2: 0.05, F5: 0.03, F10a: 0.03, F10b: 0.03 },
    steps: [...USUAL, [backup, 3], [restore, 2], [restoreAmid, 1], [crash, 2]],
  },
  {
    name: 'everything',
    rates: { ...NETWORK, F8: 0.03, F9: 0.03, F10a: 0.03, F10b: 0.03, F11: 0.02, F23: 0.03 },
    steps: [...USUAL, [crash, 4], [wipe, 1], [copy, 1], [hiccup, 2], [backup, 1], [restore, 1]],
  },
];

/** Draws the next step of a mood and takes it. */
export async function takeStep(world: World, mood: Mood): Promise<void> {
  const total = mood.steps.reduce((sum, [, weight]) => sum + weight, 0);
  let draw = world.random.next() * total;
  const chosen = mood.steps.find(([, weight]) => {
    draw -= weight;
    return draw < 0;
  });
  world.advance(world.random.int(2000));
  await chosen?.[0](world);
}
