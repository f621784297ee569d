// POST /v1/passkeys…: adding a passkey, and coming back by one; each in two steps around the authenticator.
import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import { MadePasskey, ShownPasskey } from '../../protocol/passkey.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAddress } from '../http/caller-address.ts';
import { CACHE, jsonAnswer } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { readBody } from '../http/read-body.ts';
import { type Caller, identify } from '../usecases/identify.ts';
import { type PasskeySite, passkeySite } from '../usecases/passkey-site.ts';
import { passkeys } from '../usecases/passkeys.ts';
import { rateLimit } from '../usecases/rate-limit.ts';
import { isRefusal, type Refusal } from '../usecases/refusal.ts';

/** Half a hall at once. */
const HALL = { burst: 500, perSecond: 5 };

export function passkeyRoutes(deps: AppDeps): Hono {
  const limit = rateLimit(HALL);
  const { toAdd, add, toReturn, comeBack } = passkeys(deps);

  /** Not too often, and where passkeys can be had at all. */
  const at =
    (answer: (site: PasskeySite, c: Context) => Promise<object>) =>
    async (c: Context): Promise<Response> => {
      const wait = limit(callerAddress(c, deps.isBehindProxy), deps.clock().getTime());
      if (wait > 0) return problemAnswer({ problem: 'too-many-requests', retryAfter: wait });
      const site = passkeySite(deps.origin, c.req.header('Origin'));
      const found = site === undefined ? NOT_HERE : await answer(site, c);
      return jsonAnswer(c.req.raw, found, CACHE.mine);
    };
  const withCaller =
    (answer: (site: PasskeySite, caller: Caller, c: Context) => Promise<object>) =>
    async (site: PasskeySite, c: Context): Promise<object> => {
      const caller = await identify(deps.storage, c.req.header('Authorization'));
      return caller === undefined ? { problem: 'unknown-client' } : answer(site, caller, c);
    };

  return new Hono()
    .post('/passkeys/add/options', at(withCaller(toAdd)))
    .post(
      '/passkeys/add',
      at(withCaller((site, caller, c) => withBody(c, MadePasskey, (made) => add(site, caller, made)))),
    )
    .post('/passkeys/return/options', at(toReturn))
    .post(
      '/passkeys/return',
      at((site, c) => withBody(c, ShownPasskey, (shown) => comeBack(site, shown))),
    );
}

const NOT_HERE: Refusal = { problem: 'not-found', detail: 'no passkeys at this address' };

async function withBody<S extends v.GenericSchema>(
  c: Context,
  schema: S,
  answer: (body: v.InferOutput<S>) => Promise<object>,
): Promise<object> {
  const read = await readBody(c.req.raw, schema);
  return isRefusal(read) ? read : answer(read.body);
}
