// What a push message says, where it can be read.
import * as v from 'valibot';
import { PushMessage } from '../protocol/push-message.ts';

/** The message; undefined where there is none, or none of ours. */
export function readPush(data: { json(): unknown } | null): PushMessage | undefined {
  try {
    const parsed = v.safeParse(PushMessage, data?.json());
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined; // not JSON
  }
}
