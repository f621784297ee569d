// What a push message carries: text in the person's own language and where a tap leads. Nothing about anybody.
import * as v from 'valibot';
import { LANGUAGES } from '../domain/text.ts';

const text = (max: number) => v.pipe(v.string(), v.regex(new RegExp(`^[^]{1,${max}}$`)));

/** Small in code too: the service worker reads it. */
export const PushMessage = v.object({
  lang: v.picklist(LANGUAGES),
  title: text(120),
  body: text(600),
  /** A later message with the same tag takes the place of the shown one. */
  tag: text(64),
  /** Of this site, such as `/meetings/…`: whoever shows it makes sure of that. */
  path: text(200),
  /** When it happened (RFC 3339), for the notice’s own clock. */
  at: v.optional(v.string()),
});
export type PushMessage = v.InferOutput<typeof PushMessage>;
