// A real server in a process of its own, to kill, stop and start again on the same folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

const Started = v.object({ event: v.literal('started'), port: v.number() });

export type Finished = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
};

export type ServerProcess = {
  readonly address: string;
  readonly pid: number;
  /** All of its standard output so far. */
  readonly out: () => string;
  signal(signal: NodeJS.Signals): void;
  readonly finished: Promise<Finished>;
};

export type Environment = Readonly<Record<string, string>>;

function launch(words: readonly string[], environment: Environment) {
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { out: '', err: '' };
  child.stdout.on('data', (piece) => {
    text.out += piece;
  });
  child.stderr.on('data', (piece) => {
    text.err += piece;
  });
  const finished = new Promise<Finished>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, ...text })),
  );
  return { child, text, finished };
}

const SERVER = 'src/server/main.ts';
/** As `npm start` has it: otherwise a busy server keeps 100 MB for what it has just thrown away. */
const LITTLE_GARBAGE = '--max-semi-space-size=8';
/** The same server on Firestore. */
export const ON_FIRESTORE = 'src/server/main-firestore.ts';

/** Starts a server on a free port and waits until it listens. */
export async function startServer(
  folder: string,
  environment: Environment = {},
  script = SERVER,
): Promise<ServerProcess> {
  const all = { PORT: '0', HOST: '127.0.0.1', KEHRA_DATA: folder, KEHRA_SAMPLE: 'off', ...environment };
  const { child, text, finished } = launch([LITTLE_GARBAGE, script], all);
  const port = await Promise.race([
    portOf(child),
    finished.then(({ err }) => Promise.reject(new Error(err))),
  ]);
  return {
    address: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    out: () => text.out,
    signal: (signal) => void child.kill(signal),
    finished,
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    const started = v.safeParse(Started, JSON.parse(line));
    if (started.success) return started.output.port;
  }
  throw new Error('the server did not start');
}

/** Runs a server that is expected to end by itself. */
export const runServer = (environment: Environment, script = SERVER): Promise<Finished> =>
  launch([LITTLE_GARBAGE, script], environment).finished;

/** Runs the command line. */
export const runCli = (args: readonly string[], environment: Environment): Promise<Finished> =>
  launch(['src/cli/main.ts', ...args], environment).finished;
