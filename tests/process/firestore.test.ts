// Two real servers on one Firestore: what one is told rings at the other, and one that is killed takes nothing with it.
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandAnswer } from '../../src/protocol/exchange.ts';
import { ChangesPage, Ring } from '../../src/protocol/feed.ts';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { denied } from '../firestore-double/problem.ts';
import { newProjectId, projectAt } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { freshId, ScriptedPhone } from '../support/scripted-phone.ts';
import {
  type Environment,
  ON_FIRESTORE,
  runServer,
  type ServerProcess,
  startServer,
} from '../support/server-process.ts';
import { newFolder } from '../support/sqlite.ts';

const folder = newFolder();
let double: Double;
let servers: ServerProcess[] = [];
beforeAll(async () => {
  double = await startDouble({ indexes: deployedIndexes() });
  const environment = {
    FIRESTORE_EMULATOR_HOST: double.address,
    KEHRA_FIRESTORE: newProjectId(),
    KEHRA_LANES: '4',
  };
  const start = () => startServer(folder.path, environment, ON_FIRESTORE);
  servers = [await start(), await start()];
});
afterAll(async () => {
  for (const server of servers) server.signal('SIGKILL');
  await Promise.all(servers.map(({ finished }) => finished));
  double.close();
  folder.remove();
});

const phoneAt = async (server: ServerProcess): Promise<ScriptedPhone> => {
  const phone = new ScriptedPhone((path, init) => fetch(`${server.address}${path}`, init));
  expect((await phone.register()).status).toBe(200);
  return phone;
};
const answerOf = async (response: Response) => v.parse(CommandAnswer, await response.json());

it('F10 SY6 rings at every server, and keeps what was acknowledged when one of them is killed', async () => {
  const [one, two] = servers;
  if (one === undefined || two === undefined) throw new Error('two servers');
  const secret = /\/invite\/([0-9a-f]{64})/.exec(one.out())?.[1];
  const host = await phoneAt(one);
  const areaId = freshId();
  const made = await answerOf(
    await host.send([
      host.command('invite.accept', { secret }, 'site'),
      host.command('area.create', { name: { fi: 'Koivuharju' } }, areaId),
    ]),
  );
  expect(made.results.map(({ verdict }) => verdict)).toEqual(['ok', 'ok']);

  const ears = new AbortController();
  const live = await fetch(`${two.address}/v1/areas/${areaId}/live`, { signal: ears.signal });
  expect(live.status).toBe(200);
  const heard = rings(live);
  const before = await heard.next();
  const resident = await phoneAt(one);
  const posts = Array.from({ length: 20 }, (_, index) =>
    resident.command('idea.post', { ideaId: freshId(), title: `Idea ${index}` }, areaId),
  );
  const first = await answerOf(await resident.send(posts.slice(0, 5)));
  expect(first.last).toBe(5);
  for (;;) {
    const ring = await heard.next();
    if (ring.value?.cursor !== before.value?.cursor) break;
  }
  ears.abort();

  // The first server dies with a batch in its hands; the phone sends it again, to the other.
  const dying = resident.send(posts.slice(5)).catch(() => undefined);
  one.signal('SIGKILL');
  await dying;
  const other = new ScriptedPhone((path, init) => fetch(`${two.address}${path}`, init));
  Object.assign(other, { clientId: resident.clientId, secret: resident.secret });
  const again = await answerOf(await other.send(posts));
  expect(again.last).toBe(20);
  expect(again.results.every(({ verdict }) => verdict === 'ok' || verdict === 'dup')).toBe(true);
  const page = v.parse(
    ChangesPage,
    await (await fetch(`${two.address}/v1/areas/${areaId}/changes?limit=500`)).json(),
  );
  expect(page.rows.filter(({ kind }) => kind === 'idea').length).toBe(20);
});

it('says in one line why it cannot start: no credentials, no right to the project, nonsense in the database', async () => {
  const project = { denied: newProjectId(), nonsense: newProjectId() };
  double.database(project.denied).faults.all = denied();
  const { db, close } = projectAt(double.address, project.nonsense);
  await db.doc('meta/kehra').set({ epoch: 'first', lanes: 1 });
  await close();
  const here = { KEHRA_DATA: folder.path, FIRESTORE_EMULATOR_HOST: double.address };
  const key = join(folder.path, 'none.json');
  const starts: readonly Environment[] = [
    { KEHRA_DATA: folder.path, KEHRA_FIRESTORE: project.denied, GOOGLE_APPLICATION_CREDENTIALS: key },
    { ...here, KEHRA_FIRESTORE: project.denied },
    { ...here, KEHRA_FIRESTORE: project.nonsense },
    { ...here, KEHRA_FIRESTORE: 'No such name' },
  ];
  const ends = await Promise.all(starts.map((environment) => runServer(environment, ON_FIRESTORE)));
  expect(ends.map(({ code }) => code)).toEqual([1, 1, 1, 2]);
  const lines = ends.map(({ err }) => err.trim().split('\n'));
  expect(lines.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  expect(lines[0]?.[0]).toContain(`The file at ${key} does not exist`);
  expect(lines[1]?.[0]).toContain('PERMISSION_DENIED: Missing or insufficient permissions');
  expect(lines[2]?.[0]).toContain('the document meta/kehra cannot be read: epoch is wrong');
  expect(lines[3]?.[0]).toContain('KEHRA_FIRESTORE=No such name is wrong');
});

/** The rings of a live stream. */
async function* rings(live: Response) {
  let text = '';
  for await (const chunk of live.body ?? []) {
    text += Buffer.from(chunk).toString();
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) yield v.parse(Ring, JSON.parse(data));
    }
  }
}
