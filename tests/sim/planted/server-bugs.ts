// Bugs that a server could have, put between app and storage. None of them exists in the product.
import type { MemberId } from '../../../src/domain/ids.ts';
import type { Plant } from '../world.ts';

/** Which commands were judged is only in memory: a restart forgets it. */
export const verdictsInMemoryOnly: Plant = {
  storage: (storage, database) => {
    database?.exec('DELETE FROM verdicts; UPDATE clients SET last = 0');
    return storage;
  },
};

/** Revisions are given before the commit: a reader is told to have passed a row that it was not shown. */
export const cursorPassesRow: Plant = {
  storage: (storage) => {
    let pages = 0;
    return {
      ...storage,
      changes: async (stream, since, limit) => {
        const page = await storage.changes(stream, since, limit);
        pages += 1;
        if (page.outcome === 'expired' || since === undefined || pages % 5 !== 0) return page;
        return { ...page, rows: page.rows.slice(0, -1) };
      },
    };
  },
};

/** Changes tell of new rows, not of removed ones. */
export const removalsUntold: Plant = {
  storage: (storage) => ({
    ...storage,
    changes: async (stream, since, limit) => {
      const page = await storage.changes(stream, since, limit);
      return page.outcome === 'expired'
        ? page
        : { ...page, rows: page.rows.filter((row) => row.del !== true) };
    },
  }),
};

/** Another command under a judged number passes for the same one. */
export const forkUndetected: Plant = {
  storage: (storage) => ({
    ...storage,
    judge: async (batch) => {
      const judged = await storage.judge(batch);
      if (judged.outcome !== 'client-forked') return judged;
      const results = batch.commands.map(({ seq, id }) => ({ seq, id, verdict: 'dup' as const, rows: [] }));
      return { outcome: 'judged', results, last: batch.commands.at(-1)?.seq ?? 0, rung: [] };
    },
  }),
};

/** Neither an earlier client nor the cookie proves who somebody is. */
export const linkIgnored: Plant = {
  storage: (storage) => ({
    ...storage,
    bind: (bind) => storage.bind({ ...bind, link: undefined, session: undefined }),
  }),
};

/** The answer leaves before the commit: what was acknowledged may die with the server. */
export const answersBeforeCommit: Plant = {
  storage: (storage) => {
    let batches = 0;
    return {
      ...storage,
      judge: async (batch) => {
        batches += 1;
        if (batches % 10 !== 0) return storage.judge(batch);
        const results = batch.commands.map(({ seq, id }) => ({ seq, id, verdict: 'ok' as const, rows: [] }));
        return { outcome: 'judged', results, last: batch.commands.at(-1)?.seq ?? 0, rung: [] };
      },
    };
  },
};

/** Whoever is new is taken for the one who came before. */
export const newcomerIsAnother: Plant = {
  storage: (storage) => {
    let newest: MemberId | undefined;
    return {
      ...storage,
      bind: async (bind) => {
        const bound = await storage.bind({ ...bind, newMember: newest ?? bind.newMember });
        if (bound.outcome === 'bound') newest = bound.memberId;
        return bound;
      },
    };
  },
};
