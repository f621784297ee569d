// Counting takes seconds for a city: it is done in a thread of its own, so that phones are answered meanwhile.
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { Facts } from '../domain/result.ts';
import type { Count } from './usecases/keep-rounds.ts';

/** Starts a thread for each count; rejects where the thread breaks. */
export const countInWorker: Count = async (round, kinds, roster) => {
  // Not read in the listener: what is thrown there would end the server.
  const message = await new Promise<unknown>((resolve, reject) => {
    const worker = new Worker(new URL('./count-worker.ts', import.meta.url), {
      workerData: { round, kinds, roster },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the counting thread ended with ${code}`)));
  });
  return v.parse(Facts, message);
};
