// Serves a built functions folder as Google's machines do, in a process of its own: each function that answers requests
// on a free port of this machine, each that has a schedule by that. Tells who started it where they are.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { Served } from './functions.ts';

const Endpoint = v.looseObject({
  platform: v.literal('gcfv2'),
  region: v.tuple([v.string()]),
  httpsTrigger: v.optional(v.looseObject({})),
  scheduleTrigger: v.optional(
    v.looseObject({ schedule: v.pipe(v.string(), v.regex(/^every \d+ (minutes|hours)$/)) }),
  ),
});
const MS = { minutes: 60_000, hours: 3_600_000 } as const;
const Bound = v.object({ port: v.number() });

type Answers = (request: IncomingMessage, response: ServerResponse) => unknown;
const isAnswering = (value: unknown): value is Answers => typeof value === 'function';
type Run = { readonly run: (event: object) => Promise<void> };
const isRun = (value: unknown): value is Run => typeof value === 'function' && 'run' in value;

/** Functions get requests whose body was read before. */
async function withBody(request: IncomingMessage): Promise<IncomingMessage> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Object.assign(request, { rawBody: Buffer.concat(chunks) });
}

async function serve(answers: Answers): Promise<number> {
  const server = createServer(async (request, response) => answers(await withBody(request), response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return v.parse(Bound, server.address()).port;
}

function keepTo(schedule: string, { run }: Run): void {
  const [, count, unit] = schedule.split(' ');
  const every = Number(count) * (unit === 'hours' ? MS.hours : MS.minutes);
  setInterval(() => run({}).catch((error: unknown) => console.error(error)), every);
}

const [folder = '.'] = process.argv.slice(2);
const exported: Record<string, unknown> = await import(pathToFileURL(join(resolve(folder), 'index.js')).href);
const served: Record<string, Served> = {};
for (const [name, each] of Object.entries(exported)) {
  if (typeof each !== 'function' || !('__endpoint' in each)) continue;
  const { region, httpsTrigger, scheduleTrigger } = v.parse(Endpoint, each.__endpoint);
  if (httpsTrigger !== undefined && isAnswering(each))
    served[name] = { region: region[0], port: await serve(each) };
  if (scheduleTrigger !== undefined && isRun(each)) keepTo(scheduleTrigger.schedule, each);
}
process.send?.(served);
// Whoever started this is gone: nobody is left to be served.
process.on('disconnect', () => process.exit());
