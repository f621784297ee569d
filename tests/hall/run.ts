// A hall full of phones against a real server: they join by its code, act for a while, and are asked until all agree.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { JoinAnswer } from '../../src/protocol/feed.ts';
import type { FreshServer } from '../support/fresh-server.ts';
import { type Count, countOn } from './count.ts';
import type { Orders, Plan } from './plan.ts';

/** With a database in memory each, or reduced to the wire. */
export type Phones = 'phones' | 'wire-phones';

const PROCESSES = 2;

const State = v.object({
  event: v.literal('state'),
  behind: v.number(),
  waiting: v.number(),
  digests: v.array(v.string()),
  computed: v.number(),
});

export type Evening = {
  /** From the last act to the moment when all phones agreed. */
  readonly seconds: number;
  /** Different states that phones ended in. */
  readonly states: number;
  /** What the server has more than before. */
  readonly came: Count;
  /** Seconds of processor time of server and phones, from the first act. */
  readonly computed: { readonly server: number; readonly phones: number };
};

/** Runs the phones against the server. */
export async function hallEvening(server: FreshServer, plan: Plan, kind: Phones): Promise<Evening> {
  const { address: origin, joinCode: code } = server;
  const join = await fetch(`${origin}/v1/join/${code}`);
  const { areaId = '' } = v.parse(JoinAnswer, await join.json());
  const share = { ...plan, phones: plan.phones / PROCESSES };
  const children = Array.from({ length: PROCESSES }, () => start(kind, { origin, code, plan: share }));
  try {
    await Promise.all(children.map((child) => heard(child, 'joined')));
    const before = { computed: server.computed(), count: await countOn(origin, areaId) };
    for (const child of children) child.send('go');
    await Promise.all(children.map((child) => heard(child, 'acted')));
    const agreed = await untilEqual(children, origin, areaId, Date.now());
    const computed = { server: server.computed() - before.computed, phones: agreed.computed };
    const now = await countOn(origin, areaId);
    const came = {
      ideas: now.ideas - before.count.ideas,
      supports: now.supports - before.count.supports,
      comments: now.comments - before.count.comments,
    };
    return { seconds: agreed.seconds, states: agreed.states, came, computed };
  } finally {
    for (const child of children) if (child.connected) child.disconnect();
  }
}

function start(kind: Phones, orders: Orders): ChildProcess {
  const flags = ['--experimental-eventsource', '--no-warnings'];
  return spawn(process.execPath, [...flags, `tests/hall/${kind}.ts`, JSON.stringify(orders)], {
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

type Agreed = { readonly seconds: number; readonly states: number; readonly computed: number };

async function untilEqual(
  children: readonly ChildProcess[],
  origin: string,
  areaId: string,
  ended: number,
): Promise<Agreed> {
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
      return { seconds, states: new Set(states.flatMap((state) => state.digests)).size, computed };
    }
    await pause(250);
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
