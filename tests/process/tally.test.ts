// kehra tally as people and scripts meet it: one JSON object, exit codes, the line of what is wrong.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/server-process.ts';
import { newFolder } from '../support/sqlite.ts';

const folder = newFolder();
afterAll(() => folder.remove());

/** The election of docs/counting.md. */
const SQUARE = `META
key;value
description;Worked example
num_projects;4
num_votes;10
budget;1000
vote_type;approval
PROJECTS
project_id;cost;name
square;600;Square
trees;350;Trees
swings;200;Swings
bench;60;Bench
VOTES
voter_id;vote
${[1, 2, 3, 4, 5, 6].map((voter) => `${voter};square,trees`).join('\n')}
7;trees,swings
8;trees,swings
9;trees,swings
10;bench
`;

function kehra(text: string | Uint8Array, ...args: string[]) {
  const path = join(folder.path, 'election.pb');
  writeFileSync(path, text);
  return runCli(['tally', path, ...args], { KEHRA_DATA: join(folder.path, 'none') });
}

describe('kehra tally', () => {
  it('prints what is funded, on one line if asked', async () => {
    const add1 = ['--rule', 'equal-shares', '--utility', 'cost', '--completion', 'add1', '--start', 'exact'];
    const { out, err, code } = await kehra(SQUARE, ...add1, '--increment', '1', '--json');
    expect({ out, err, code }).toEqual({
      out: '{"selected":["trees","swings","bench"],"cost":610,"ties":0,"steps":6}\n',
      err: '',
      code: 0,
    });
    const pretty = await kehra(SQUARE);
    expect(JSON.parse(pretty.out)).toEqual({
      selected: ['trees', 'swings', 'bench'],
      cost: 610,
      ties: 0,
      steps: 6,
    });
    expect(pretty.out.split('\n').length).toBeGreaterThan(2);
    const steps = JSON.parse((await kehra(SQUARE, '--completion', 'add1', '--increment', '3')).out);
    expect(steps).toMatchObject({ selected: ['trees', 'swings', 'bench'], steps: 2 });
    const greedy = await kehra(SQUARE, '--rule', 'greedy', '--utility', 'cost', '--json');
    expect(greedy.out).toBe('{"selected":["trees","square"],"cost":950,"ties":0,"steps":0}\n');
    const perCost = await kehra(SQUARE, '--rule', 'greedy', '--utility', 'cardinality', '--json');
    expect(perCost.out).toBe('{"selected":["trees","bench","swings"],"cost":610,"ties":0,"steps":0}\n');
  });

  it('writes money with decimals as it is, and remarks beside the result', async () => {
    const cents = SQUARE.replace(';600;', ';600.25;').replace('num_votes;10', 'num_votes;11');
    const { out, err, code } = await kehra(cents, '--rule', 'greedy', '--json');
    expect({ out, code }).toEqual({
      out: '{"selected":["trees","square"],"cost":950.25,"ties":0,"steps":0}\n',
      code: 0,
    });
    expect(err).toBe('line 5: num_votes says 11, but there are 10\n');
    expect((await kehra(cents, '--increment', '0.05')).code).toBe(0);
  });

  it('answers 2 and the line for a file that is wrong', async () => {
    const cases: [string | Uint8Array, string][] = [
      [SQUARE.replace('7;trees', '7;tree'), 'line 22: there is no project tree'],
      [SQUARE.replace(';600;', ';6oo;'), 'line 10: '],
      [SQUARE.replace('META', 'MEAT'), 'line 1: '],
      ['', 'line 1: '],
      [Buffer.from(SQUARE.replace('Bench', 'B\xe4nk'), 'latin1'), 'line 13: the text is not UTF-8'],
    ];
    for (const [text, reason] of cases) {
      const { out, err, code } = await kehra(text);
      expect({ out, code }).toEqual({ out: '', code: 2 });
      expect(err).toContain(reason);
    }
  });

  it('answers 2 for options that make no sense', async () => {
    for (const args of [
      ['--rule', 'dice'],
      ['--utility', 'joy'],
      ['--completion', 'add2'],
      ['--start', 'late'],
      ['--increment', '0'],
      ['--increment', '-1'],
      ['--increment', '0.5'],
      ['--increment', 'x'],
      ['--loud'],
      ['another.pb'],
    ]) {
      const { out, err, code } = await kehra(SQUARE, ...args);
      expect({ args, out, code }).toEqual({ args, out: '', code: 2 });
      expect(err).not.toBe('');
    }
    expect((await runCli(['tally'], {})).code).toBe(2);
    expect((await runCli(['tally', join(folder.path, 'none.pb')], {})).code).toBe(2);
  });
});
