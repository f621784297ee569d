// A built functions folder, served by a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as v from 'valibot';

const Served = v.object({ region: v.string(), port: v.number() });
export type Served = v.InferOutput<typeof Served>;

export type Functions = {
  /** The port of a function on this machine, if there is one of that name in that region. */
  portOf(functionId: string, region: string): number | undefined;
  readonly pid: number;
  stop(): Promise<void>;
};

/** What they log is shown, or told to `hear`. */
export async function startFunctions(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  hear?: (text: string) => void,
): Promise<Functions> {
  const child = fork(join(import.meta.dirname, 'run-functions.ts'), [folder], {
    env: { PATH: process.env.PATH, ...environment },
    execArgv: [],
    silent: hear !== undefined,
  });
  child.stdout?.on('data', (chunk) => hear?.(String(chunk)));
  const gone = once(child, 'close');
  const [said] = await Promise.race([
    once(child, 'message'),
    gone.then(() => Promise.reject(new Error(`the functions in ${folder} could not be started`))),
  ]);
  const served = v.parse(v.record(v.string(), Served), said);
  return {
    portOf: (functionId, region) => {
      const found = served[functionId];
      return found?.region === region ? found.port : undefined;
    },
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill();
      await gone;
    },
  };
}
