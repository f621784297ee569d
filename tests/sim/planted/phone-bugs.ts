// Bugs that a phone could have, put under its store or before its network. None of them exists in the product.
import type { DBCoreMutateRequest } from 'dexie';
import * as v from 'valibot';
import type { Store } from '../../../src/client/store/open.ts';
import type { Plant } from '../world.ts';

/** Writes to a table that are said to be done and are not. */
function swallow(store: Store, name: string, isSwallowed: (request: DBCoreMutateRequest) => boolean): void {
  store.db.use({
    stack: 'dbcore',
    name: 'planted',
    create: (core) => ({
      ...core,
      table: (table) => {
        const under = core.table(table);
        if (table !== name) return under;
        return {
          ...under,
          mutate: async (request) =>
            isSwallowed(request)
              ? { numFailures: 0, failures: {}, lastResult: undefined, results: [] }
              : under.mutate(request),
        };
      },
    }),
  });
}

/** The cursor moves in a transaction of its own: a crash in between leaves it ahead of the rows. */
export const cursorWithoutRows: Plant = {
  store: (store) => {
    let writes = 0;
    swallow(store, 'rows', (request) => {
      if (request.type !== 'put') return false;
      writes += 1;
      return writes % 15 === 0;
    });
  },
};

/** A refused text is thrown away. */
export const refusedTextDiscarded: Plant = {
  store: (store) =>
    swallow(
      store,
      'drafts',
      (request) => request.type === 'put' && JSON.stringify(request.values).includes('"refused"'),
    ),
};

/** An acknowledged command stops showing although its rows have not come yet. */
export const overlayDroppedOnAck: Plant = {
  fetch: async (send, path) => {
    const response = await send();
    if (path !== '/v1/commands' || response.status !== 200 || !response.headers.has('x-api')) return response;
    const text = await response.text();
    return new Response(text.replaceAll(/"rows":\[(?:[^[\]]|\[[^[\]]*\])*\]/g, '"rows":[]'), response);
  },
};

const Sent = v.object({ commands: v.array(v.looseObject({ seq: v.number(), id: v.string() })) });

/** A request without an answer passes for delivered. */
export function lostMeansDelivered(): Plant {
  let epoch = '';
  return {
    fetch: async (send, path, init) => {
      try {
        const response = await send();
        const text = await response.text();
        epoch = /"epoch":"([0-9a-f]{8})"/.exec(text)?.[1] ?? epoch;
        return new Response(text, response);
      } catch (error) {
        if (path !== '/v1/commands') throw error;
        const { commands } = v.parse(Sent, JSON.parse(String(init.body)));
        const results = commands.map(({ seq, id }) => ({ seq, id, verdict: 'ok', rows: [] }));
        const answer = { results, last: commands.length, epoch, serverTime: new Date().toISOString() };
        return new Response(JSON.stringify(answer), { headers: { 'X-Api': '1' } });
      }
    },
  };
}

/** That its numbers are in use by a copy, or that one is missing, passes for a line that was cut: it never mends them. */
export const conflictNotHeard: Plant = {
  mood: 'phones that crash, are wiped and copied',
  fetch: async (send, path) => {
    const response = await send();
    if (path === '/v1/commands' && response.status === 409) throw new TypeError('not heard');
    return response;
  },
};
