// Recounts on a phone that shows the page of a recount build.
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { Recounted, type Settings } from '../../src/domain/tally/recounted.ts';
import { RECOUNT_PAGE } from './recount-build.ts';

const Answer = v.object({
  outcome: v.union([
    Recounted,
    v.object({ outcome: v.literal('aborted') }),
    v.object({ outcome: v.literal('failed'), message: v.string() }),
  ]),
  parts: v.array(v.number()),
});

export const openRecount = async (page: Page, origin: string): Promise<void> => {
  await page.goto(`${origin}${RECOUNT_PAGE}`);
};

/** What came of it, and the progress that was told; aborted after so many reports, if asked. */
export async function recountIn(page: Page, text: string, settings: Settings, abortAfter?: number) {
  const answer = await page.evaluate(
    async ([file, how, most]) => {
      const parts: number[] = [];
      const abort = new AbortController();
      if (most === 0) abort.abort();
      const onProgress = (part: number): void => {
        parts.push(part);
        if (parts.length === most) abort.abort();
      };
      const outcome = await Reflect.get(window, 'recount')(file, how, onProgress, abort.signal).catch(
        (error: unknown) => ({ outcome: 'failed', message: String(error) }),
      );
      return { outcome, parts };
    },
    [text, settings, abortAfter] as const,
  );
  return v.parse(Answer, answer);
}
