// The real app on a real SQLite in memory, in this process, with a clock that tests turn by hand.
import { createApp } from '../../src/server/app.ts';
import type { AppDeps } from '../../src/server/app-deps.ts';
import { logTo } from '../../src/server/log.ts';
import { memoryBell } from '../../src/server/memory-bell.ts';
import { inMemory } from './sqlite.ts';

export type TestServer = {
  readonly deps: AppDeps;
  /** The lines of the log so far. */
  readonly logged: readonly string[];
  /** As `fetch`, but without a network. Paths are relative to the site. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Moves the server's clock forward. */
  advance(ms: number): void;
  close(): Promise<void>;
};

const START = Date.parse('2026-11-21T18:00:00.000Z');

export function makeServer(overrides: Partial<AppDeps> = {}): TestServer {
  let now = START;
  const logged: string[] = [];
  const closing = new AbortController();
  const storage = overrides.storage ?? inMemory();
  const deps: AppDeps = {
    storage,
    bell: memoryBell(5),
    clock: () => new Date(now),
    log: logTo((line) => logged.push(line), 'debug'),
    files: new Map(),
    minBuild: 1,
    isHttps: false,
    isBehindProxy: false,
    live: { heartbeat: 15_000, life: () => 300_000 },
    closing: closing.signal,
    office: { pushKey: 'B'.repeat(87), mail: 'folder' },
    ...overrides,
  };
  const app = createApp(deps);
  return {
    deps,
    logged,
    request: async (path, init) => app.request(path, init),
    advance: (ms) => {
      now += ms;
    },
    close: async () => {
      closing.abort();
      await storage.close();
    },
  };
}
