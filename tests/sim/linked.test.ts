// Phones that are linked while the network fails and the phone dies: in the end they are one person's, and each support
// counts once. Ids (LK…): docs/protocol.md.

import * as v from 'valibot';
import { expect, test } from 'vitest';
import { getMeta } from '../../src/client/store/meta.ts';
import { submit } from '../../src/client/store/submit.ts';
import { postIdea } from '../../src/domain/idea.ts';
import { AreaId, IdeaId, type MemberId, Secret, SITE, uuidv7 } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import { offerLink, takeLink } from '../../src/domain/phone-link.ts';
import { setSupport } from '../../src/domain/support.ts';
import { type Device, World } from './world.ts';

const SEEDS = 30;
const RATES = { F1: 0.1, F2: 0.12, F3: 0.06, F4: 0.06, F5: 0.08, F7: 0.05, F10a: 0.04, F10b: 0.04 } as const;

const SupportRow = v.object({ ideaId: v.string(), memberId: v.string() });
const Written = v.object({ author: v.string() });
const Counted = v.object({ subject: v.string(), supports: v.number() });

/** An exchange in the middle of which the phone may die. */
async function shakily(world: World, { phone }: Device): Promise<boolean> {
  phone.tab.fuse.light(1 + world.random.int(40), 'crash');
  try {
    await phone.exchange('all');
  } catch (error) {
    if (!phone.isBroken) throw error;
  }
  const hasDied = !phone.tab.fuse.putOut();
  if (hasDied) phone.restart();
  world.advance(5_000);
  return hasDied;
}

async function linkedIn(seed: number): Promise<{ deaths: number; moved: number; dropped: number }> {
  const world = new World(`linked ${seed}`);
  await world.begin(3);
  const [other, first, second] = world.devices;
  if (other === undefined || first === undefined || second === undefined) throw new Error('nobody came');
  const areaId = v.parse(AreaId, world.areas[0]);
  const id = () => v.parse(IdeaId, uuidv7(world.now, world.random.bytes(16)));
  const does = async ({ phone }: Device, ideaId: IdeaId, support: boolean): Promise<void> => {
    await submit(phone.tab.store, setSupport, areaId, { ideaId, support });
  };
  const ideas = Array.from({ length: 8 }, id);
  for (const [number, ideaId] of ideas.entries()) {
    const writer = [other, first, second][number % 3] ?? other;
    await submit(writer.phone.tab.store, postIdea, areaId, { ideaId, title: `idea ${number}` });
    await writer.phone.exchange('all');
  }
  const wanted = new Map(
    [first, second].map((device) => [device, ideas.filter(() => world.random.chance(0.5))]),
  );
  for (const [device, chosen] of wanted) for (const ideaId of chosen) await does(device, ideaId, true);
  await first.phone.exchange('all');
  // Some of what the second one did is still unsent when it is linked.
  if (world.random.chance(0.5)) await second.phone.exchange('all');
  const secret = v.parse(Secret, Buffer.from(world.random.bytes(32)).toString('hex'));
  await submit(first.phone.tab.store, offerLink, SITE, { hash: hashOf(secret) });
  await first.phone.exchange('all');
  const [to, from] = await Promise.all([first, second].map(({ phone }) => getMeta(phone.db, 'bound')));
  world.network.rates = RATES;
  await submit(second.phone.tab.store, takeLink, SITE, { secret });
  let deaths = 0;
  for (let turn = 0; turn < 12; turn++) if (await shakily(world, second)) deaths++;
  await world.heal();
  expect(world.violations).toEqual([]);
  const rows = world.server.rows().filter(({ value }) => value !== null && value !== undefined);
  const supports = rows
    .filter(({ kind }) => kind === 'support')
    .map(({ value }) => v.parse(SupportRow, value));
  const both = new Set([...wanted.values()].flat());
  const hers = (member: MemberId | undefined) =>
    supports.filter(({ memberId }) => memberId === member).map(({ ideaId }) => ideaId);
  expect(hers(to).sort()).toEqual([...both].sort());
  expect(from === undefined ? [] : hers(from)).toEqual([]);
  for (const ideaId of ideas) {
    const lanes = rows.filter(({ kind }) => kind === 'tally').map(({ value }) => v.parse(Counted, value));
    const told = lanes
      .filter(({ subject }) => subject === ideaId)
      .reduce((sum, lane) => sum + lane.supports, 0);
    expect(told, `seed ${seed}`).toBe(both.has(ideaId) ? 1 : 0);
  }
  const authors = ideas.map((ideaId) => {
    const row = rows.find((one) => one.kind === 'idea' && one.id === ideaId);
    return v.parse(Written, row?.value).author;
  });
  expect(authors.filter((author) => author === to)).toHaveLength(5);
  // Both phones show the same person's supports, and have nothing left to send.
  for (const { phone } of [first, second]) {
    expect(await getMeta(phone.db, 'bound')).toBe(to);
    expect(await phone.db.outbox.count()).toBe(0);
    const own = await phone.db.rows.where('[stream+kind]').equals(['me', 'support']).toArray();
    expect(own.filter(({ row }) => row !== undefined)).toHaveLength(both.size);
  }
  const doubles = [...wanted.values()].flat().length - both.size;
  for (const { phone } of world.devices) phone.close();
  world.server.end();
  return { deaths, moved: both.size, dropped: doubles };
}

test('LK2 LK3 two phones end as one person’s, however the network fails and whenever the phone dies', async () => {
  const all = { deaths: 0, moved: 0, dropped: 0 };
  for (let seed = 0; seed < SEEDS; seed++) {
    const one = await linkedIn(seed);
    all.deaths += one.deaths;
    all.moved += one.moved;
    all.dropped += one.dropped;
  }
  // Without deaths and doubles the test would show nothing.
  expect(all.deaths).toBeGreaterThan(SEEDS);
  expect(all.dropped).toBeGreaterThan(SEEDS);
});
