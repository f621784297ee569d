// What the page and the recounting worker say to each other.
import * as v from 'valibot';
import { Recounted, Settings } from '../../domain/tally/recounted.ts';

/** The first and only word of the page: the text of a .pb file, and how to count it. */
export const Task = v.object({ text: v.string(), settings: Settings });
export type Task = v.InferOutput<typeof Task>;

/** Any number of progress reports, then the outcome. */
export const Report = v.variant('type', [
  v.object({ type: v.literal('progress'), part: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  v.object({ type: v.literal('outcome'), recounted: Recounted }),
]);
export type Report = v.InferOutput<typeof Report>;
