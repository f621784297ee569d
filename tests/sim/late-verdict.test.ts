// Two tabs send the same: the one whose answer comes late must not undo what has happened since.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { settle } from '../../src/client/store/outbox.ts';
import { chooseArea } from '../../src/client/store/queries/area.ts';
import { submit } from '../../src/client/store/submit.ts';
import { Command } from '../../src/domain/command.ts';
import { postIdea, withdrawIdea } from '../../src/domain/idea.ts';
import { AreaId, IdeaId, uuidv7 } from '../../src/domain/ids.ts';
import { World } from './world.ts';

test('I8 a verdict that another tab has dealt with does not bring back a removed idea', async () => {
  const world = new World('late verdict');
  await world.begin(1);
  const [device] = world.devices;
  if (device === undefined) throw new Error('nobody came');
  const { phone } = device;
  const { store } = phone.tab;
  const areaId = v.parse(AreaId, world.areas[0]);
  await chooseArea(phone.db, areaId);
  const ideaId = v.parse(IdeaId, uuidv7(world.now, world.random.bytes(16)));
  await submit(store, postIdea, areaId, { ideaId, title: 'a bench' });
  const { id, seq } = v.parse(Command, (await phone.db.outbox.toCollection().first())?.command);
  await phone.exchange();
  const idea = { ...world.server.row('idea', ideaId)?.value, kind: 'idea', id: ideaId, rv: 2 };
  await submit(store, withdrawIdea, areaId, { ideaId });
  await phone.exchange();
  // As after a snapshot, which knows nothing of it.
  await phone.db.rows.delete(['idea', ideaId]);
  await settle(store, [{ verdict: 'ok', seq, id, rows: [idea] }]);
  expect(await phone.db.rows.get(['idea', ideaId])).toBeUndefined();
  await world.end();
  expect(world.violations).toEqual([]);
});
