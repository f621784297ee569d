// A real server on a folder of its own with the sample neighbourhood, as a newcomer starts it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, startServer } from './server-process.ts';

export type FreshServer = {
  readonly address: string;
  readonly folder: string;
  /** Path of the one-time link that makes a person host. */
  readonly hostPath: string;
  /** The join code of the sample neighbourhood's meeting; '' without a sample. */
  readonly joinCode: string;
  /** The most memory that it held so far, in bytes (Linux only). */
  mostMemory(): number;
  /** The time that it was computing so far, in seconds (Linux only). */
  computed(): number;
  stop(): Promise<void>;
};

/** Of the clock by which Linux counts computing time, in a second. */
const TICKS = 100;

/** Starts it; `stop` ends it and removes its folder. */
export async function startFreshServer(environment: Environment = {}, script?: string): Promise<FreshServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kehra-'));
  const server = await startServer(folder, { KEHRA_SAMPLE: 'on', ...environment }, script);
  const printed = server.out();
  return {
    address: server.address,
    folder,
    hostPath: printed.match(/\/invite\/[0-9a-f]{64}/)?.[0] ?? '',
    joinCode: printed.match(/\/j\/([0-9A-Z]{6})/)?.[1] ?? '',
    mostMemory: () => {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      return Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) * 1024;
    },
    computed: () => {
      // What stands in brackets is a name; user and system time are the 12th and 13th word after it.
      const words = readFileSync(`/proc/${server.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(words[11]) + Number(words[12])) / TICKS;
    },
    stop: async () => {
      server.signal('SIGTERM');
      await server.finished;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
