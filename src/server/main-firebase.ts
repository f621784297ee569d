// Composition root: Cloud Functions of the second generation. Hosting serves the app and hands /v1 to `api`; `chores` does
// every minute what a server of one's own does by itself.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { onRequest } from 'firebase-functions/https';
import { onSchedule } from 'firebase-functions/scheduler';
import { Hono } from 'hono';
import { readConfig } from './config.ts';
import { type FirebaseServer, firebaseServer } from './firebase/firebase-server.ts';
import { problemAnswer } from './http/problem-answer.ts';
import { logTo, traceOf } from './log.ts';
import { purgeOld } from './upkeep.ts';

const REGION = 'europe-north1';
/** So many requests at once on one instance, and so many instances at most: what an evening in several halls needs. */
const CONCURRENCY = 80;
const INSTANCES = 20;

/** Made with the first request, so that reading this file (as a deployment does) needs no project. */
let made: Promise<FirebaseServer> | undefined;

async function make(): Promise<FirebaseServer> {
  const read = readConfig(process.env);
  if ('wrong' in read) throw new Error(read.wrong);
  const { config } = read;
  const log = logTo((line) => process.stdout.write(line), config.logLevel);
  if (config.smtp === undefined) log.info('no-mail-server', { hint: 'KEHRA_SMTP_URL is not set' });
  return firebaseServer({
    config,
    log,
    files: new Map(),
    letters: join(tmpdir(), 'letters'),
    origin: config.origin ?? 'https://localhost',
    // An event stream would not pass Hosting.
    bellOrigin: config.bellOrigin ?? 'https://firestore.googleapis.com',
    closing: new AbortController().signal,
    isBehindProxy: true,
  });
}

/** One that could not be made is made anew with the next request. */
function server(): Promise<FirebaseServer> {
  made ??= make().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

const front = new Hono().all('*', async (c) => {
  try {
    const { app, bell } = await server();
    const answer = await app.fetch(c.req.raw);
    // The machine may sleep as soon as the answer is out. Reading rings nothing.
    if (c.req.method === 'POST') await bell.settled();
    return answer;
  } catch (error) {
    // Nothing that people wrote can be in it yet.
    const why = error instanceof Error ? error.message : String(error);
    logTo((line) => process.stdout.write(line), 'error').error('cannot-start', { ...traceOf(error), why });
    return problemAnswer({ problem: 'unavailable', retryAfter: 30 });
  }
});

export const api = onRequest(
  {
    region: REGION,
    concurrency: CONCURRENCY,
    maxInstances: INSTANCES,
    memory: '1GiB',
    cpu: 1,
    timeoutSeconds: 60,
    invoker: 'public',
  },
  getRequestListener(front.fetch),
);

/** It counts: the ballots of a city are in memory at once. */
export const chores = onSchedule(
  { schedule: 'every 1 minutes', region: REGION, maxInstances: 1, memory: '2GiB', timeoutSeconds: 540 },
  async () => {
    const { chores: all, bell, log } = await server();
    // What hinders one does not hinder the others, as on a server of one's own.
    for (const { name, run } of all)
      await run().catch((error: unknown) => log.error(`${name}-failed`, traceOf(error)));
    await bell.settled();
  },
);

export const purge = onSchedule(
  { schedule: 'every 24 hours', region: REGION, maxInstances: 1, timeoutSeconds: 540 },
  async () => {
    const { storage, clock } = await server();
    await purgeOld(storage, clock);
  },
);
