// Counts beside the page, so that the page stays quick: started by recount.ts, ended by it.
import * as v from 'valibot';
import { recount } from '../../domain/tally/recount.ts';
import { type Report, Task } from './messages.ts';

/** Between progress reports: often enough to be seen moving, too seldom to keep the page busy. */
const PAUSE_MS = 50;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const { text, settings } = v.parse(Task, data);
  const counting = recount(text, settings);
  for (let toldAt = Number.NEGATIVE_INFINITY; ; ) {
    const { done, value } = counting.next();
    if (done === true) return tell({ type: 'outcome', recounted: value });
    const now = performance.now();
    if (now - toldAt < PAUSE_MS) continue;
    tell({ type: 'progress', part: value });
    toldAt = now;
  }
});

const tell = (report: Report): void => postMessage(report);
