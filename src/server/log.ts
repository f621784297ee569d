// One JSON line per event on standard output: what happened and how long it took, never who or what.
import { StorageTrouble } from './ports.ts';

export const LOG_LEVELS = ['off', 'error', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = {
  error(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  debug(event: string, fields?: Fields): void;
};

export function logTo(write: (line: string) => void, level: LogLevel): Log {
  const at =
    (own: LogLevel) =>
    (event: string, fields: Fields = {}): void => {
      if (LOG_LEVELS.indexOf(own) > LOG_LEVELS.indexOf(level)) return;
      write(`${JSON.stringify({ time: new Date().toISOString(), level: own, event, ...fields })}\n`);
    };
  return { error: at('error'), info: at('info'), debug: at('debug') };
}

/** An error without its message: messages can quote what people wrote. Only a storage's own may be told. */
export function traceOf(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const why = error instanceof StorageTrouble ? error.message : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    error: error.name,
    why,
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' | '),
  };
}
