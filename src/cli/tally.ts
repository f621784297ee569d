// kehra tally: counts a Pabulib file and prints what is funded as one JSON object.
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { COMPLETIONS, STARTS, UTILITIES } from '../domain/tally/election.ts';
import { finish } from '../domain/tally/equal-shares.ts';
import { recount } from '../domain/tally/recount.ts';
import { Increment, type Recounted } from '../domain/tally/recounted.ts';
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
  increment: v.optional(Increment, '1'),
  json: v.optional(v.boolean(), false),
});
export type TallyOptions = Readonly<Partial<Record<keyof v.InferOutput<typeof Options>, unknown>>>;

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
  const { rule, json, ...switches } = options.output;
  const recounted = finish(recount(text, { rule, ...switches }));
  switch (recounted.outcome) {
    case 'unreadable':
      return unusable(`${file}: line ${recounted.line}: ${recounted.reason}`);
    case 'unfit':
      return unusable(`--${recounted.setting} ${recounted.reason}`);
    case 'counted':
      return counted(recounted, json);
  }
}

type Counted = Extract<Recounted, { outcome: 'counted' }>;

function counted({ selected, cost, ties, steps, warnings }: Counted, isJson: boolean): Outcome {
  // The cost is written digit by digit: a double would round large sums with decimals.
  const fields = [
    `"selected":${JSON.stringify(selected)}`,
    `"cost":${cost}`,
    `"ties":${ties}`,
    `"steps":${steps}`,
  ];
  return {
    code: 0,
    lines: isJson
      ? [`{${fields.join(',')}}`]
      : ['{', ...fields.map((field, at) => `  ${field}${at < 3 ? ',' : ''}`), '}'],
    asides: warnings.map(({ line, reason }) => `line ${line}: ${reason}`),
  };
}
