// Two hundred phones in a hall: each posts an idea and five supports within thirty seconds; how soon do all agree?
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';
import { type FreshServer, startFreshServer } from '../tests/support/fresh-server.ts';
import type { Figure } from './figure.ts';
import { ideasAndSupports } from './hall-count.ts';

export const PHONES = 200;
const PROCESSES = 2;
export const SECONDS = 30;
export const SUPPORTS = 5;

const State = v.object({
  event: v.literal('state'),
  behind: v.number(),
  waiting: v.number(),
  digests: v.array(v.string()),
  computed: v.number(),
});
const Snapshot = v.object({ areaId: v.string(), code: v.string() });

/** Runs the hall on one server and tells when the phones agreed and how much memory the server took. */
export async function hall(
  start: () => Promise<FreshServer> = startFreshServer,
  name = 'hall',
  script = 'bench/hall-phones.ts',
): Promise<Figure[]> {
  const server = await start();
  try {
    const code = server.joinCode;
    const join = await fetch(`${server.address}/v1/join/${code}`);
    const { areaId } = v.parse(v.pick(v.looseObject({ ...Snapshot.entries }), ['areaId']), await join.json());
    const children = Array.from({ length: PROCESSES }, () => phones(script, server.address, code));
    await Promise.all(children.map((child) => heard(child, 'joined')));
    const before = { computed: server.computed(), count: await ideasAndSupports(server.address, areaId) };
    for (const child of children) child.send('go');
    await Promise.all(children.map((child) => heard(child, 'acted')));
    const ended = Date.now();
    const { seconds, digests, computed } = await untilEqual(children, server.address, areaId, ended);
    const [most, used] = [server.mostMemory(), server.computed() - before.computed];
    const came = (await ideasAndSupports(server.address, areaId)) - before.count;
    for (const child of children) child.disconnect();
    return [
      {
        name: `${name}: ${PHONES} phones, each 1 idea and ${SUPPORTS} supports in ${SECONDS} s: all equal after`,
        value: seconds,
        unit: 's',
        wanted: '≤ 5',
      },
      { name: `${name}: different states at the end`, value: digests - 1, unit: '', wanted: '0' },
      {
        name: `${name}: ideas and supports lost or doubled`,
        value: PHONES * (1 + SUPPORTS) - came,
        unit: '',
        wanted: '0',
      },
      { name: `${name}: most memory of the server`, value: most / 1e6, unit: 'MB', wanted: '< 300' },
      // Who is slow where phones and server share the processors.
      { name: `${name}: computing time of the server`, value: used, unit: 's' },
      { name: `${name}: computing time of all phones`, value: computed, unit: 's' },
    ];
  } finally {
    await server.stop();
  }
}

/** The same hall with phones that have no database: what is left is the server's time and the wire's. */
export const hallByWire = (start?: () => Promise<FreshServer>, name = 'hall'): Promise<Figure[]> =>
  hall(start, `${name} by the wire alone`, 'bench/wire-phones.ts');

function phones(script: string, origin: string, code: string): ChildProcess {
  const settings = { origin, code, phones: PHONES / PROCESSES, seconds: SECONDS, supports: SUPPORTS };
  const flags = ['--experimental-eventsource', '--no-warnings'];
  return spawn(process.execPath, [...flags, script, JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

const ends = new WeakMap<ChildProcess, AbortSignal>();

/** Aborted when a child process ends, be it before it has said what it should. */
function endOf(child: ChildProcess): AbortSignal {
  const known = ends.get(child);
  if (known !== undefined) return known;
  const controller = new AbortController();
  child.once('exit', () => controller.abort());
  ends.set(child, controller.signal);
  return controller.signal;
}

async function heard(child: ChildProcess, event: string): Promise<unknown> {
  const signal = AbortSignal.any([AbortSignal.timeout(180_000), endOf(child)]);
  for (;;) {
    const [message] = await once(child, 'message', { signal });
    if (v.is(v.looseObject({ event: v.literal(event) }), message)) return message;
  }
}

async function untilEqual(
  children: readonly ChildProcess[],
  origin: string,
  areaId: string,
  ended: number,
): Promise<{ seconds: number; digests: number; computed: number }> {
  for (let turns = 0; turns < 240; turns++) {
    const head = await headOf(origin, areaId);
    const states = await Promise.all(
      children.map(async (child) => {
        const answer = heard(child, 'state');
        child.send(head);
        return v.parse(State, await answer);
      }),
    );
    if (states.every((state) => state.behind + state.waiting === 0)) {
      const seconds = (Date.now() - ended) / 1000;
      const computed = states.reduce((sum, state) => sum + state.computed, 0);
      return { seconds, digests: new Set(states.flatMap((state) => state.digests)).size, computed };
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the phones never agreed');
}

/** The area's newest cursor, as the bell tells it. */
async function headOf(origin: string, areaId: string): Promise<string> {
  const response = await fetch(`${origin}/v1/areas/${areaId}/live`);
  const reader = response.body?.getReader();
  const chunk = await reader?.read();
  await reader?.cancel();
  const text = new TextDecoder().decode(chunk?.value);
  const data = text.match(/data: (.*)/)?.[1] ?? '{}';
  return v.parse(v.pipe(v.string(), v.parseJson(), v.looseObject({ cursor: v.string() })), data).cursor;
}
