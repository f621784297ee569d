// Is the simulation worth anything? Each bug planted here must be found within a few seeds.
import { afterEach, expect, test, vi } from 'vitest';
import type { Invariant } from '../support/history.ts';
import {
  conflictNotHeard,
  cursorWithoutRows,
  lostMeansDelivered,
  overlayDroppedOnAck,
  refusedTextDiscarded,
} from './planted/phone-bugs.ts';
import {
  answersBeforeCommit,
  cursorPassesRow,
  forkUndetected,
  linkIgnored,
  newcomerIsAnother,
  removalsUntold,
  verdictsInMemoryOnly,
} from './planted/server-bugs.ts';
import { wrongRule } from './planted/wrong-rule.ts';
import type { Plant } from './world.ts';

const MOST_SEEDS = 60;
const MINUTES = 300_000;

afterEach(() => {
  vi.doUnmock('../../src/domain/merge.ts');
  vi.doUnmock('../../src/domain/support.ts');
  vi.doUnmock('../../src/domain/ballot.ts');
  vi.doUnmock('../../src/domain/report.ts');
  vi.doUnmock('../../src/client/store/base.ts');
  vi.doUnmock('../../src/client/store/submit.ts');
  vi.resetModules();
});

/** The invariants broken by the first seed that breaks one of the expected, and how many seeds it took. */
async function hunt(plant: Plant, by: readonly Invariant[]): Promise<{ seeds: number; broken: Invariant[] }> {
  const { simulate } = await import('./simulate.ts');
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const { violations } = await simulate(seed, 120, plant);
    if (violations.some(({ invariant }) => by.includes(invariant))) {
      return { seeds: seed, broken: [...new Set(violations.map(({ invariant }) => invariant))] };
    }
  }
  return { seeds: MOST_SEEDS, broken: [] };
}

async function expectFound(name: string, plant: Plant, by: readonly Invariant[]): Promise<void> {
  const { seeds, broken } = await hunt(plant, by);
  console.log(`planted: ${name} was found after ${seeds} seeds by ${broken.join(' ')}`);
  expect(
    by.some((invariant) => broken.includes(invariant)),
    `${name}: broken ${broken}`,
  ).toBe(true);
}

const PLANTS: readonly [string, Plant, readonly Invariant[]][] = [
  ['the server remembers verdicts in memory only', verdictsInMemoryOnly, ['I2']],
  ['a cursor passes over a row', cursorPassesRow, ['I7', 'I4']],
  ['changes do not tell of removed rows', removalsUntold, ['I4', 'I7']],
  ['a forked client is not noticed', forkUndetected, ['I1', 'I6']],
  ['nothing proves that two clients are one person', linkIgnored, ['I3', 'I2']],
  ['the server answers before it commits', answersBeforeCommit, ['I1', 'I2']],
  ['the cursor is saved without the rows', cursorWithoutRows, ['I4', 'I5', 'I7']],
  ['a refused text is discarded', refusedTextDiscarded, ['I6']],
  ['the overlay is dropped at the acknowledgement', overlayDroppedOnAck, ['I5']],
  ['somebody new is taken for another', newcomerIsAnother, ['I9']],
  ['a phone never mends its numbers', conflictNotHeard, ['I10']],
  ['a lost reply counts as delivered', lostMeansDelivered(), ['I1', 'I5']],
];

test.each(PLANTS)('planted bug is found: %s', (name, plant, by) => expectFound(name, plant, by), MINUTES);

test(
  'planted bug is found: merging adds up tallies instead of people',
  async () => {
    vi.doMock('../../src/domain/merge.ts', async (original) => {
      const { mergeIdea } = await original<typeof import('../../src/domain/merge.ts')>();
      return {
        mergeIdea: wrongRule(mergeIdea, (changes) => {
          const moved = changes.filter(({ kind, row }) => kind === 'support' && row === null).length;
          const last = changes.at(-1);
          if (last?.row === null || last?.kind !== 'tally') return changes;
          const supports = Number(Object(last.row).supports) + moved;
          return [...changes.slice(0, -1), { ...last, row: { ...last.row, supports } }];
        }),
      };
    });
    await expectFound('merging adds up tallies', {}, ['I3']);
  },
  MINUTES,
);

test(
  'planted bug is found: support toggles instead of saying what shall be',
  async () => {
    vi.doMock('../../src/domain/support.ts', async (original) => {
      const module = await original<typeof import('../../src/domain/support.ts')>();
      const { setSupport } = module;
      return {
        ...module,
        setSupport: {
          ...setSupport,
          prepare: (args: unknown) => {
            const on = setSupport.prepare({ ...Object(args), support: true });
            const off = setSupport.prepare({ ...Object(args), support: false });
            if ('code' in on || 'code' in off) return on;
            return {
              right: on.right,
              reads: on.reads,
              decide: (...given: Parameters<typeof on.decide>) => {
                const decision = on.decide(...given);
                const isOn = decision.verdict === 'ok' && decision.changes.length === 0;
                return isOn ? off.decide(...given) : decision;
              },
            };
          },
        },
      };
    });
    await expectFound('support toggles', {}, ['I1', 'I3', 'I5']);
  },
  MINUTES,
);

test(
  'planted bug is found: a report is written into the public stream',
  async () => {
    vi.doMock('../../src/domain/report.ts', async (original) => {
      const module = await original<typeof import('../../src/domain/report.ts')>();
      const sendReport = wrongRule(module.sendReport, (changes, act) =>
        changes.map((change) => ({ ...change, stream: `area/${act.scope}` }) as typeof change),
      );
      return { ...module, sendReport };
    });
    await expectFound('reports are public', {}, ['I12']);
  },
  MINUTES,
);

test(
  'planted bug is found: a ballot cast anew does not replace the one before',
  async () => {
    vi.doMock('../../src/domain/ballot.ts', async (original) => {
      const module = await original<typeof import('../../src/domain/ballot.ts')>();
      const castBallot = wrongRule(module.castBallot, (changes, act) =>
        changes.map((change) => {
          if (change.kind !== 'ballot' || change.row === null || act.fresh === undefined) return change;
          const id = `${change.id}${act.fresh.slice(0, 8)}`;
          return { ...change, id, row: { ...change.row, id } };
        }),
      );
      return { ...module, castBallot };
    });
    await expectFound('a ballot cast anew is one more', {}, ['I1']);
  },
  MINUTES,
);

test(
  'planted bug is found: rows are written though they are older',
  async () => {
    vi.doMock('../../src/client/store/base.ts', async (original) => {
      const module = await original<typeof import('../../src/client/store/base.ts')>();
      const applyRows: typeof module.applyRows = async (db, rows, at) => {
        const keys = rows.map((row): [string, string] => [row.kind, row.id]);
        await db.rows.where('[kind+id]').anyOf(keys).modify({ rv: -1 });
        return module.applyRows(db, rows, at);
      };
      return { ...module, applyRows };
    });
    const plant = { mood: 'stale caches and forgotten rows', rates: { F5: 0.2, F23: 0.6 } };
    await expectFound('older rows are written', plant, ['I7', 'I8']);
  },
  MINUTES,
);
