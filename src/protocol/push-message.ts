// What a push message carries: text in the person's own language and where a tap leads. Nothing about anybody.
import * as v from 'valibot';
import { LANGUAGES } from '../domain/text.ts';

const LIMITS = { title: 120, body: 600, tag: 64, path: 200 } as const;

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

export const PushMessage = v.object({
  lang: v.picklist(LANGUAGES),
  title: text(LIMITS.title),
  body: text(LIMITS.body),
  /** A later message with the same tag takes the place of the shown one. */
  tag: v.pipe(v.string(), v.regex(/^[\w~:.-]{1,64}$/)),
  /** Of this site: never another one's address. */
  path: v.pipe(v.string(), v.maxLength(LIMITS.path), v.regex(/^\/(?:[\w~.%-][\w~.%/?&=-]*)?$/)),
  /** When it happened, for the notice's own clock. */
  at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});
export type PushMessage = v.InferOutput<typeof PushMessage>;
