// The built app behind the real server code in this process: its build, the oldest client that it takes and whatever
// stands before it (a captive portal, say) can be changed while it listens.
import { resolve } from 'node:path';
import { Hono } from 'hono';
import * as v from 'valibot';
import { countRound } from '../../src/domain/count-round.ts';
import { AreaId, Scope, SITE } from '../../src/domain/ids.ts';
import { type BellPlace, JoinAnswer } from '../../src/protocol/feed.ts';
import { createApp } from '../../src/server/app.ts';
import { listen } from '../../src/server/listen.ts';
import { logTo } from '../../src/server/log.ts';
import { memoryBell } from '../../src/server/memory-bell.ts';
import type { Mail, Push } from '../../src/server/ports.ts';
import { risingClock } from '../../src/server/rising-clock.ts';
import { type StaticFiles, staticFiles } from '../../src/server/static-files.ts';
import { deliverPost, newDesk } from '../../src/server/usecases/deliver-post.ts';
import { keepRounds } from '../../src/server/usecases/keep-rounds.ts';
import { planNotices, type Read } from '../../src/server/usecases/plan-notices.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { withSample } from './planted-sample.ts';

/** Where `npm run build` leaves the app. */
export const BUILD = resolve(import.meta.dirname, '../../dist/client');

export type BuiltApp = {
  readonly origin: string;
  readonly areaId: string;
  /** Does something as the server's own member, who is host everywhere. */
  act(type: string, args: unknown, scope?: string): Promise<void>;
  /** Does what is due in rounds so many minutes from now: closed ones are counted. */
  keepRounds(minutes?: number): Promise<void>;
  /** The server's clock goes on by so many minutes, for all that happens from now on. */
  pass(minutes: number): void;
  /** Tells people what there is to tell by now, and sends what is due. */
  tell(): Promise<void>;
  /** Serves another build, may take newer clients only, and may have its bells elsewhere. */
  deploy(changes: Deployed): void;
  /** Answers instead of the server where it gives an answer; `undefined` takes it away. */
  standBefore(answer: ((request: Request) => Promise<Response | undefined>) | undefined): void;
  close(): Promise<void>;
};

export const CODE = 'KEHRA2';

/** How long a host may correct herself before people are told, as the real server has it. */
const SETTLE = 60_000;

type Deployed = { readonly folder?: string; readonly minBuild?: number; readonly bellPlace?: BellPlace };

/** By which ways notices leave it. */
export type Ways = {
  readonly push: Push;
  readonly mail: Mail;
  /** Where links in letters lead, if not to this machine: as behind a proxy. */
  readonly origin?: string;
};
export const NOWHERE: Ways = {
  push: {
    publicKey: 'B'.repeat(87),
    send: async () => ({ outcome: 'later', seconds: 60, why: 'unreachable' }),
    close: async () => undefined,
  },
  mail: { kind: 'folder', send: async () => ({ outcome: 'sent' }), close: async () => undefined },
};

const read = new Map<string, StaticFiles>();
/** A build is read and compressed once for all apps of a file of tests: that takes longer than what they are for. */
function builtFiles(folder: string): StaticFiles {
  const known = read.get(folder) ?? staticFiles(folder);
  read.set(folder, known);
  return known;
}

/** Starts with the sample neighbourhood, on a free port. */
export async function startBuiltApp(ways: Ways = NOWHERE): Promise<BuiltApp> {
  const storage = await withSample();
  let ahead = 0;
  const clock = risingClock(() => Date.now() + ahead);
  const host = await systemActor(storage, clock());
  const closing = new AbortController();
  let made: Deployed & { readonly folder: string; readonly minBuild: number } = {
    folder: BUILD,
    minBuild: 1,
  };
  const bell = memoryBell();
  const log = logTo((line) => process.stderr.write(line), 'error');
  const live = { heartbeat: 15_000, life: () => 300_000 };
  const newApp = (): Hono =>
    createApp({
      storage,
      bell,
      clock,
      log,
      files: builtFiles(made.folder),
      minBuild: made.minBuild,
      bellPlace: made.bellPlace,
      isHttps: false,
      isBehindProxy: false,
      live,
      closing: closing.signal,
      office: { pushKey: ways.push.publicKey, mail: ways.mail.kind },
    });
  let app = newApp();
  let before: ((request: Request) => Promise<Response | undefined>) | undefined;
  const front = new Hono().all('*', async (c) => (await before?.(c.req.raw)) ?? app.fetch(c.req.raw));
  const listening = await listen(front, '127.0.0.1', 0);
  if ('why' in listening) throw new Error(listening.why);
  const origin = `http://127.0.0.1:${listening.port}`;
  const answer = v.parse(JoinAnswer, await (await fetch(`${origin}/v1/join/${CODE}`)).json());
  const areaId = v.parse(AreaId, answer.areaId);
  const office = { storage, clock, act: host, settle: SETTLE, origin, ...ways };
  const followed: Read = new Map();
  const desk = newDesk();
  return {
    origin,
    areaId,
    act: async (type, args, at = areaId) => {
      const scope = v.parse(Scope, at);
      const [verdict] = await host([{ areaId: scope, type, args }], clock());
      if (verdict?.verdict !== 'ok') throw new Error(`${type} was refused: ${JSON.stringify(verdict)}`);
      if (scope !== SITE) bell.ring(scope);
    },
    keepRounds: (minutes = 0) =>
      keepRounds({
        storage,
        bell,
        clock: () => new Date(clock().getTime() + minutes * 60_000),
        act: host,
        count: async (...box) => countRound(...box),
        scrub: storage.scrub,
      }),
    pass: (minutes) => {
      ahead += minutes * 60_000;
    },
    tell: async () => {
      await planNotices(office, followed);
      await deliverPost(office, desk);
    },
    deploy: (changes) => {
      made = { ...made, ...changes };
      app = newApp();
    },
    standBefore: (answer) => {
      before = answer;
    },
    close: async () => {
      closing.abort();
      await Promise.all([listening.close(), ways.push.close(), ways.mail.close()]);
      await storage.close();
    },
  };
}
