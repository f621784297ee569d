// Counts an election on this phone, in a worker: the page starts it, hears how far it is, and can end it.
import * as v from 'valibot';
import type { Recounted, Settings } from '../../domain/tally/recounted.ts';
import { Report, type Task } from './messages.ts';
// The query makes the bundler pick the kind of worker: a classic script in a build, which iOS 14 can run.
import RecountWorker from './recount-worker.ts?worker';

export type Recount = Recounted | { readonly outcome: 'aborted' };

/**
 * Counts the text of a .pb file. Rejects only where the worker cannot be had or breaks. `onProgress` hears numbers from 0
 * to 1; after the signal it hears nothing more, and the worker is gone.
 */
export function recount(
  text: string,
  settings: Settings,
  onProgress: (part: number) => void,
  signal?: AbortSignal,
): Promise<Recount> {
  if (signal?.aborted === true) return Promise.resolve({ outcome: 'aborted' });
  const worker = new RecountWorker();
  const outcome = new Promise<Recount>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const report = v.safeParse(Report, data);
      if (!report.success) reject(new Error(`the worker said something else: ${report.issues[0].message}`));
      else if (report.output.type === 'progress') onProgress(report.output.part);
      else resolve(report.output.recounted);
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'no worker to be had')));
    signal?.addEventListener('abort', () => resolve({ outcome: 'aborted' }), { once: true });
  });
  worker.postMessage({ text, settings } satisfies Task);
  return outcome.finally(() => worker.terminate());
}
