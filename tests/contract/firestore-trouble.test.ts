// What people and operators notice of what goes wrong in Firestore: the phone is told a problem by its code and keeps its
// outbox, the log says in plain words what it is, and when it is mended everything gets through once.
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askToJoin } from '../../src/client/store/join.ts';
import { submit } from '../../src/client/store/submit.ts';
import { postIdea } from '../../src/domain/idea.ts';
import { AreaId, IdeaId } from '../../src/domain/ids.ts';
import { areaStream } from '../../src/domain/kind.ts';
import { Problem } from '../../src/protocol/problem.ts';
import { headDocId } from '../../src/server/storage/firestore/documents.ts';
import type { Database } from '../firestore-double/database.ts';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { denied, exhausted } from '../firestore-double/problem.ts';
import { newProjectId, projectAt, storageAt } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { Phone } from '../support/phone.ts';
import { freshId } from '../support/scripted-phone.ts';
import { seeded } from '../support/seeded.ts';
import { CODE, makeTown } from './app/town.ts';
import { readAll } from './scene.ts';

let double: Double;
beforeAll(async () => {
  double = await startDouble({ indexes: deployedIndexes() });
});
afterAll(() => double.close());

const Line = v.looseObject({ event: v.string(), why: v.optional(v.string(), '') });

/** A server on Firestore, and a phone that has come to its meeting. */
async function evening() {
  const id = newProjectId();
  const storage = await storageAt(double.address, 1, id);
  const { server, areaId } = await makeTown({ storage });
  const problems: string[] = [];
  const phone = new Phone({
    name: 'anna',
    random: seeded(id),
    now: () => Date.now(),
    fetch: async (_, path, init) => {
      const answer = await server.request(path, init);
      const problem = v.safeParse(Problem, await answer.clone().json());
      if (problem.success) problems.push(problem.output.code);
      return answer;
    },
  });
  await askToJoin(phone.tab.store, CODE);
  expect(await phone.exchange()).toEqual({ kind: 'done' });
  return {
    ...{ phone, problems, server, storage, areaId: v.parse(AreaId, areaId) },
    database: double.database(id),
    project: projectAt(double.address, id),
    told: () => server.logged.map((line) => v.parse(v.pipe(v.string(), v.parseJson(), Line), line)),
  };
}
type Evening = Awaited<ReturnType<typeof evening>>;

type Trouble = {
  readonly name: string;
  /** Makes it; the answer mends it. */
  readonly make: (evening: Evening) => Promise<() => Promise<void>>;
  readonly code: string;
  readonly event: string;
  readonly why: string;
  /** What was written gets through all the same. */
  readonly isSent?: boolean;
};

const withFault = (set: (faults: Database['faults']) => void): Trouble['make'] => {
  return async ({ database: { faults } }) => {
    set(faults);
    return async () => {
      faults.draw = () => undefined;
      faults.all = undefined;
    };
  };
};

const TROUBLES: readonly Trouble[] = [
  {
    name: 'commits that are aborted again and again',
    make: withFault((faults) => {
      faults.draw = () => 'aborted';
    }),
    code: 'internal',
    event: 'batch-failed',
    why: 'ABORTED',
  },
  {
    name: 'no quota to write',
    make: withFault((faults) => {
      faults.draw = () => 'exhausted';
    }),
    code: 'storage-full',
    event: 'storage-full',
    why: '',
  },
  {
    name: 'a right that was taken away',
    make: withFault((faults) => {
      faults.all = denied();
    }),
    code: 'internal',
    event: 'request-failed',
    why: 'PERMISSION_DENIED: Missing or insufficient permissions',
  },
  {
    name: 'a document that somebody edited into nonsense',
    make: async ({ project, areaId }) => {
      const head = project.db.doc(`heads/${headDocId(areaStream(areaId), 0)}`);
      const before = (await head.get()).data() ?? {};
      await head.set({ ...before, rv: 'twelve' });
      return async () => void (await head.set(before));
    },
    code: 'internal',
    event: 'batch-failed',
    why: 'cannot be read: rv is wrong',
  },
  {
    name: 'an index that is missing',
    make: async ({ database }) => {
      const before = database.indexes;
      database.indexes = { indexes: [], fieldOverrides: before?.fieldOverrides ?? [] };
      return async () => {
        database.indexes = before;
      };
    },
    code: 'internal',
    event: 'request-failed',
    why: 'requires an index',
    isSent: true,
  },
];

describe.concurrent('SY1 SY8', () => {
  test('no quota to read', async () => {
    const { database, server, told, phone, project } = await evening();
    database.faults.all = exhausted();
    const answer = await server.request('/v1/areas');
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([507, '30']);
    expect(v.parse(Problem, await answer.json()).code).toBe('storage-full');
    const why = expect.stringContaining('RESOURCE_EXHAUSTED: Quota exceeded');
    expect(told()).toContainEqual(expect.objectContaining({ event: 'request-failed', why }));
    phone.close();
    await project.close();
    await server.close();
  });

  test.each(TROUBLES)('$name', async ({ make, code, event, why, isSent = false }) => {
    const at = await evening();
    const { phone, storage, areaId } = at;
    const mend = await make(at);
    const said = at.told().length;
    const ideaId = v.parse(IdeaId, freshId());
    await submit(phone.tab.store, postIdea, areaId, { ideaId, title: 'Penkki rantaan' });
    expect(await phone.exchange()).toMatchObject({ kind: 'trouble' });
    expect(at.problems).toContain(code);
    expect(await phone.db.outbox.count()).toBe(isSent ? 0 : 1);
    const lines = at.told().slice(said);
    expect(lines).toContainEqual(expect.objectContaining({ event, why: expect.stringContaining(why) }));
    expect(JSON.stringify(lines)).not.toContain('Penkki');

    await mend();
    expect(await phone.exchange()).toEqual({ kind: 'done' });
    expect(await phone.db.outbox.count()).toBe(0);
    const ideas = (await readAll(storage, areaStream(areaId))).filter(({ kind }) => kind === 'idea');
    expect(ideas).toMatchObject([{ id: ideaId, title: 'Penkki rantaan' }]);
    phone.close();
    await at.project.close();
    await at.server.close();
  });
});
