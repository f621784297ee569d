// kehra tally: counts a Pabulib file and prints what is funded as one JSON object.
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { decimalOf, decimalText, inUnits } from '../domain/pabulib/decimal.ts';
import { type PabulibElection, readPabulib } from '../domain/pabulib/read.ts';
import { COMPLETIONS, STARTS, UTILITIES } from '../domain/tally/election.ts';
import { equalShares, finish } from '../domain/tally/equal-shares.ts';
import { greedy } from '../domain/tally/greedy.ts';
import { type Outcome, unusable } from './outcome.ts';
import { textOf } from './utf8.ts';

export const TALLY_USAGE = [
  '  tally FILE.pb [--rule greedy|equal-shares] [--utility cost|cardinality]',
  `        [--completion ${COMPLETIONS.join('|')}] [--start exact|whole]`,
  '        [--increment N] [--json]  counts an election; see docs/counting.md',
];

const Options = v.object({
  rule: v.optional(v.picklist(['greedy', 'equal-shares']), 'equal-shares'),
  utility: v.optional(v.picklist(UTILITIES), 'cost'),
  completion: v.optional(v.picklist(COMPLETIONS), 'add1u'),
  start: v.optional(v.picklist(STARTS), 'exact'),
  increment: v.optional(v.string(), '1'),
  json: v.optional(v.boolean(), false),
});
type Options = v.InferOutput<typeof Options>;
export type TallyOptions = Readonly<Record<keyof Options, unknown>>;

export function tally(file: string | undefined, given: TallyOptions): Outcome {
  const options = v.safeParse(Options, given);
  if (!options.success) {
    const [issue] = options.issues;
    return unusable(`--${v.getDotPath(issue)}: ${issue.message}`, ...TALLY_USAGE);
  }
  if (file === undefined) return unusable('tally needs a file', ...TALLY_USAGE);
  if (!existsSync(file)) return unusable(`${file}: there is no such file`);
  const text = textOf(readFileSync(file));
  if (typeof text !== 'string') return unusable(`${file}: line ${text.line}: the text is not UTF-8`);
  const read = readPabulib(text);
  if ('reason' in read) return unusable(`${file}: line ${read.line}: ${read.reason}`);
  return counted(read, options.output);
}

function counted(read: PabulibElection, options: Options): Outcome {
  const { election, digits } = read;
  const { rule, utility, completion, start, json } = options;
  const increment = decimalOf(options.increment);
  if (increment === undefined || increment.whole <= 0n || increment.digits > digits) {
    const decimals = digits === 0 ? 'a whole number' : `a number with at most ${digits} decimals`;
    return unusable(`--increment must be above 0 and, for this file, ${decimals}`);
  }
  const switches = { utility, completion, start, increment: inUnits(increment, digits) };
  const { selected, cost, ties, steps } =
    rule === 'greedy'
      ? { ...greedy(election, { utility }), steps: 0 }
      : finish(equalShares(election, switches));
  // The cost is written digit by digit: a double would round large sums with decimals.
  const fields = [
    `"selected":${JSON.stringify(selected.map((place) => election.projects[place]?.id))}`,
    `"cost":${decimalText(cost, digits)}`,
    `"ties":${ties}`,
    `"steps":${steps}`,
  ];
  return {
    code: 0,
    lines: json
      ? [`{${fields.join(',')}}`]
      : ['{', ...fields.map((field, at) => `  ${field}${at < 3 ? ',' : ''}`), '}'],
    asides: read.warnings.map(({ line, reason }) => `line ${line}: ${reason}`),
  };
}
