// What keeps the server from taking what waits is noted on the phone, for words to the person, and goes when it is over.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { getMeta } from '../../src/client/store/meta.ts';
import { chooseArea } from '../../src/client/store/queries/area.ts';
import { submit } from '../../src/client/store/submit.ts';
import { postIdea } from '../../src/domain/idea.ts';
import { AreaId, IdeaId, uuidv7 } from '../../src/domain/ids.ts';
import { World } from './world.ts';

test('I1 a full disk of the server is told as such, and the idea leaves once there is room', async () => {
  const world = new World('server trouble');
  await world.begin(1);
  const [device] = world.devices;
  if (device === undefined) throw new Error('nobody came');
  const { phone } = device;
  const areaId = v.parse(AreaId, world.areas[0]);
  await chooseArea(phone.db, areaId);
  await phone.exchange();
  const ideaId = v.parse(IdeaId, uuidv7(world.now, world.random.bytes(16)));
  await submit(phone.tab.store, postIdea, areaId, { ideaId, title: 'a bench' });
  world.server.isFull = true;
  await phone.exchange();
  expect(await getMeta(phone.db, 'health')).toMatchObject({
    state: 'server-trouble',
    problem: 'storage-full',
  });
  expect(await phone.db.outbox.count()).toBe(1);
  world.server.isFull = false;
  await phone.exchange();
  expect((await getMeta(phone.db, 'health'))?.problem).toBeUndefined();
  expect(await phone.db.outbox.count()).toBe(0);
  await world.end();
  expect(world.violations).toEqual([]);
});
