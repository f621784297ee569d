// A published round checks out, and whatever is changed in it is found.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { countRound, kindsOf } from './count-round.ts';
import { IdeaId } from './ids.ts';
import { leafOf } from './log/commitment.ts';
import { rootOf } from './log/merkle.ts';
import { wordsOf } from './log/receipt-words.ts';
import type { Method } from './method.ts';
import type { PublicLog } from './public-log.ts';
import { ballotsFile, PublishedRound } from './published-round.ts';
import { type Published, verifyRound } from './verify-round.ts';

const id = (number: number): string => `019a9981-3a2e-7040-bd96-${String(number).padStart(12, '0')}`;
const AT = '2026-11-21T18:00:00.000Z';
const IDEAS = [1, 2, 3, 4, 5].map((number) => v.parse(IdeaId, id(number)));
const METHODS: readonly Method[] = [
  { name: 'dots', dots: 4, most: 2, line: 2 },
  { name: 'approval', least: 1, most: 3, line: 2 },
  {
    name: 'budget',
    least: 1,
    most: 3,
    budget: 100_000,
    utility: 'cost',
    completion: 'add1u',
    start: 'exact',
  },
];

const chosen = fc.array(fc.subarray(IDEAS, { maxLength: 3 }), { minLength: 1, maxLength: 20 });
const costs = fc.array(fc.integer({ min: 100, max: 60_000 }), { minLength: 5, maxLength: 5 });
const rounds = fc.record({ method: fc.constantFrom(...METHODS), chosen, costs, cut: fc.nat() });
type Drawn = {
  readonly method: Method;
  readonly chosen: readonly (readonly IdeaId[])[];
  readonly costs: readonly number[];
  readonly cut: number;
};

/** A round as an honest server publishes it. */
function honest({ method, chosen: wanted, costs: prices, cut }: Drawn): Published {
  const ballots = wanted.map((ideas) => ({ marks: ideas.map((ideaId) => ({ ideaId, points: 1 })) }));
  const leaves = ballots.map(({ marks }, at) => leafOf(at.toString(16).padStart(64, '0'), marks)).sort();
  const first = 1 + (cut % leaves.length);
  const heads = [...new Set([first, leaves.length])].map((size) => ({
    size,
    root: rootOf(leaves.slice(0, size)),
    at: AT,
  }));
  const round = {
    kind: 'round',
    id: id(9),
    areaId: id(8),
    title: { fi: 'Täplät' },
    method,
    door: 'phone',
    grace: 0,
    closedAt: AT,
    countedAt: AT,
    log: [{ what: 'opened', at: AT }],
    candidates: IDEAS.map((ideaId, at) => ({
      ideaId,
      cost: method.name === 'budget' ? prices[at] : undefined,
    })),
  };
  const bare = v.parse(PublishedRound, { round, titles: [], heads });
  const kinds = kindsOf(ballots);
  const facts = countRound(bare.round, kinds, { administration: 0, business: 0, community: 0 });
  const log = { size: leaves.length, root: rootOf(leaves) };
  const result = { kind: 'result', id: id(9), areaId: id(8), countedAt: AT, ...facts, log };
  // As it comes from a file.
  const published = v.parse(PublishedRound, JSON.parse(JSON.stringify({ ...bare, result })));
  return {
    published,
    log: { roundId: id(9), heads, leaves },
    ballots: ballotsFile(published, kinds),
    receipt: undefined,
  };
}

const wrongIn = (published: Published): string[] =>
  verifyRound(published).flatMap(({ isRight, what }) => (isRight ? [] : [what]));

test('VO8 an honest round checks out, and every receipt is found in its log', () => {
  fc.assert(
    fc.property(rounds, fc.nat(), (drawn, pick) => {
      const all = honest(drawn);
      const leaf = all.log.leaves[pick % all.log.leaves.length] ?? '';
      expect(wrongIn({ ...all, receipt: wordsOf(leaf) })).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

const withLog = (all: Published, log: Partial<PublicLog>): Published => ({
  ...all,
  log: { ...all.log, ...log },
});

/** What somebody with the server in her hands might try. */
const TAMPERED: readonly (readonly [string, (all: Published, at: number) => Published])[] = [
  ['a leaf is another', (all, at) => withLog(all, { leaves: all.log.leaves.with(at, 'f'.repeat(64)) })],
  ['a leaf is dropped', (all, at) => withLog(all, { leaves: all.log.leaves.toSpliced(at, 1) })],
  ['a leaf is added', (all) => withLog(all, { leaves: [...all.log.leaves, 'f'.repeat(64)] })],
  ['a head is missing in one file', (all) => withLog(all, { heads: all.log.heads.slice(1) })],
  [
    'a ballot is another',
    (all) => {
      const [blank, other] = all.ballots?.includes(';points\n')
        ? ['1;;', `1;${IDEAS[0]};1`]
        : ['1;', `1;${IDEAS[0]}`];
      const swapped = all.ballots?.replace(/^1;.*$/m, (line) => (line === blank ? other : blank));
      return { ...all, ballots: swapped };
    },
  ],
  ['a ballot is dropped', (all) => ({ ...all, ballots: all.ballots?.replace(/^1;.*\n/m, '') })],
  [
    'the result is another',
    (all, at) => {
      const { result } = all.published;
      if (result === undefined) return all;
      const place = at % result.lines.length;
      const lines = result.lines.map((line, index) =>
        index === place ? { ...line, chosen: !line.chosen } : line,
      );
      return { ...all, published: { ...all.published, result: { ...result, lines } } };
    },
  ],
  ['a receipt is forged', (all) => ({ ...all, receipt: 'lusab-babad-lusab-babad' })],
];

test.each(TAMPERED)('VO7 VO8 found: %s', (_, tamper) => {
  fc.assert(
    fc.property(rounds, fc.nat(), (drawn, pick) => {
      const all = honest(drawn);
      expect(wrongIn(tamper(all, pick % all.log.leaves.length))).not.toEqual([]);
    }),
    { numRuns: 100 },
  );
});
