// The environment variables that Kehrä reads, parsed once. Each is in the operator's guide.
import * as v from 'valibot';
import { LOG_LEVELS } from './log.ts';

const switched = v.picklist(['on', 'off'], 'on or off');

const Environment = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'a port number from 0 to 65535'),
      v.transform(Number),
      v.maxValue(65535, 'a port number from 0 to 65535'),
    ),
    '8787',
  ),
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty('an address to listen on')), '0.0.0.0'),
  KEHRA_DATA: v.optional(v.pipe(v.string(), v.nonEmpty('a folder')), './data'),
  KEHRA_ORIGIN: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^/?#\s]+\/?$/, 'an address such as https://ideas.example.fi, without a path'),
      v.transform((text) => text.replace(/\/$/, '')),
    ),
  ),
  KEHRA_SAMPLE: v.optional(switched, 'on'),
  KEHRA_PROXY: v.optional(switched, 'off'),
  KEHRA_LOG: v.optional(v.picklist(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`), 'info'),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly folder: string;
  /** The public address for links and QR codes; without one the machine's own addresses serve. */
  readonly origin: string | undefined;
  readonly sample: boolean;
  readonly isBehindProxy: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

/** The configuration, or one readable line that says which value is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly wrong: string } {
  const parsed = v.safeParse(Environment, environment, { abortPipeEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const name = v.getDotPath(issue) ?? '?';
    return { wrong: `${name}=${environment[name] ?? ''} is wrong: expected ${issue.message}` };
  }
  const { output } = parsed;
  return {
    config: {
      port: output.PORT,
      host: output.HOST,
      folder: output.KEHRA_DATA,
      origin: output.KEHRA_ORIGIN,
      sample: output.KEHRA_SAMPLE === 'on',
      isBehindProxy: output.KEHRA_PROXY === 'on',
      logLevel: output.KEHRA_LOG,
    },
  };
}
