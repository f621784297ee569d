// The phone's recount: the worker as it is built, under the app's own policy, agrees with the count in Node.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ballot, Election } from '../../src/domain/tally/election.ts';
import { finish } from '../../src/domain/tally/equal-shares.ts';
import { recount } from '../../src/domain/tally/recount.ts';
import type { Settings } from '../../src/domain/tally/recounted.ts';
import { asPabulib } from '../support/as-pabulib.ts';
import { usePhones } from '../support/browser.ts';
import { workerReady } from '../support/browser-store.ts';
import { type BuiltApp, startBuiltApp } from '../support/built-app.ts';
import { soon } from '../support/page-objects.ts';
import { type RecountBuild, recountBuild } from '../support/recount-build.ts';
import { openRecount, recountIn } from '../support/recount-in-page.ts';
import { seeded } from '../support/seeded.ts';
import { anySwitches, smallElection } from '../support/small-elections.ts';

const phones = usePhones();
let made: RecountBuild;
let app: BuiltApp;
beforeAll(async () => {
  made = recountBuild();
  app = await startBuiltApp();
  app.deploy({ folder: made.folder });
});
afterEach(() => app.standBefore(undefined));
afterAll(async () => {
  await app.close();
  made.remove();
});

const SHARES = {
  rule: 'equal-shares',
  utility: 'cost',
  completion: 'add1u',
  start: 'exact',
  increment: '1',
} as const;

/** Hundreds of steps, each with thousands of marks to look at: it takes a while anywhere. */
function slowElection(): Election {
  const draw = seeded('slow');
  const projects = Array.from({ length: 30 }, (_, at) => ({
    id: `p${at}`,
    cost: BigInt(20_000 + draw.int(90_000)),
  }));
  const ballots = Array.from({ length: 3000 }, (): Ballot => {
    const chosen = Array.from({ length: 6 }, () => Math.floor(30 * draw.next() ** 2));
    return { projects: [...new Set(chosen)] };
  });
  return { budget: 700_000n, unit: 1n, projects, ballots };
}

async function newPage(): Promise<Page> {
  const { page } = await phones.add({ origin: app.origin, language: 'en' });
  await openRecount(page, app.origin);
  return page;
}

describe('the recount in the worker', () => {
  it('agrees with Node on small elections full of ties, by every rule', async () => {
    const page = await newPage();
    for (let seed = 0; seed < 40; seed++) {
      const draw = seeded(`phone ${seed}`);
      const { fast } = smallElection(draw, { voters: 12, projects: 5 });
      const election = {
        ...fast,
        groups: 1,
        ballots: fast.ballots.map(({ group: _, ...ballot }) => ballot),
      };
      const text = asPabulib(election);
      const switches = anySwitches(draw, election);
      const settings = draw.pick<Settings>([
        { ...SHARES, utility: switches.utility, completion: switches.completion, start: switches.start },
        { rule: 'greedy', utility: switches.utility },
        { rule: 'dots', line: 2 },
      ]);
      const { outcome } = await recountIn(page, text, settings);
      expect({ seed, outcome }).toEqual({ seed, outcome: finish(recount(text, settings)) });
    }
  });

  it('says what is wrong with a file or a setting as Node does', async () => {
    const page = await newPage();
    for (const [text, settings] of [
      ['no such file', SHARES],
      [asPabulib(slowElection()), { ...SHARES, increment: '0.01' }],
    ] as const) {
      const { outcome } = await recountIn(page, text, settings);
      expect(outcome.outcome).not.toBe('counted');
      expect(outcome).toEqual(finish(recount(text, settings)));
    }
  });

  it('tells how far it is, and leaves no worker behind', async () => {
    const page = await newPage();
    const text = asPabulib(slowElection());
    const { outcome, parts } = await recountIn(page, text, SHARES);
    expect(outcome).toEqual(finish(recount(text, SHARES)));
    expect(outcome).toMatchObject({ outcome: 'counted', ballots: 3000 });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    await soon(async () => page.workers().length).toBe(0);
  });

  it('ends when it is aborted, at once or half way', async () => {
    const page = await newPage();
    const text = asPabulib(slowElection());
    const { outcome, parts } = await recountIn(page, text, SHARES, 2);
    expect({ outcome, told: parts.length }).toEqual({ outcome: { outcome: 'aborted' }, told: 2 });
    await soon(async () => page.workers().length).toBe(0);
    expect(await recountIn(page, text, SHARES, 0)).toEqual({ outcome: { outcome: 'aborted' }, parts: [] });
  });

  it('is kept for offline use with the rest of the app', async () => {
    const { page } = await phones.add({ origin: app.origin, language: 'en' });
    await page.goto(app.origin);
    await workerReady(page);
    app.standBefore(async () => new Response('', { status: 503 }));
    await openRecount(page, app.origin);
    expect((await recountIn(page, asPabulib(slowElection()), SHARES)).outcome.outcome).toBe('counted');
  });

  it('fails, and does not wait for ever, where the worker cannot be fetched', async () => {
    const page = await newPage();
    app.standBefore(async ({ url }) =>
      url.includes('recount-worker') ? new Response('', { status: 404 }) : undefined,
    );
    expect((await recountIn(page, '', SHARES)).outcome.outcome).toBe('failed');
  });
});
