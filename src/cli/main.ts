// The command line: npm run kehra -- COMMAND. Works beside a running server, except restore.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../server/config.ts';
import { databasePath, lockFolder, makeFolder } from '../server/data-folder.ts';
import { backupTo, restoreFrom } from '../server/storage/sqlite/backup-file.ts';
import { areas } from './areas.ts';
import { importIdeas } from './import-ideas.ts';
import { importRoster } from './import-roster.ts';
import { invite } from './invite.ts';
import { exportAll, importAll, MOVE_USAGE } from './move.ts';
import { done, failed, type Outcome, unusable } from './outcome.ts';
import { TALLY_USAGE, type TallyOptions, tally } from './tally.ts';
import { troubleOf } from './trouble.ts';
import { publish, VERIFY_USAGE, verify } from './verify.ts';
import { withStorage } from './with-storage.ts';

const USAGE = [
  'usage: npm run kehra -- COMMAND',
  '  areas                        the areas with their ids',
  '  invite [--area ID] [--role R] [--days N]  a new link to a role for the site or one area: admin,',
  '                               facilitator, moderator or sukkula',
  '  import ideas FILE --area ID  ideas from a CSV or Pabulib (.pb) file',
  '  import roster FILE --area ID  members of the Kehrä from a CSV file: name, side, public',
  ...TALLY_USAGE,
  ...VERIFY_USAGE,
  ...MOVE_USAGE,
  '  backup FILE                  copies the data into a new file; the server may run',
  '  restore FILE                 puts a backup in place; the server must not run',
];

async function run(config: Config, args: readonly string[]): Promise<Outcome> {
  const parsed = options(args);
  if ('code' in parsed) return parsed;
  const { positionals, values } = parsed;
  const [command, first, second] = positionals;
  switch (command) {
    case 'areas':
      return withStorage(config, areas);
    case 'invite':
      return withStorage(config, (storage) => invite(storage, config, values));
    case 'export':
      if (first !== 'all' || second === undefined) return unusable(...USAGE);
      return exportAll(config, second);
    case 'import':
      if (first === 'all' && second !== undefined) return importAll(config, second);
      if (first !== 'ideas' && first !== 'roster') return unusable(...USAGE);
      return withStorage(config, (storage) =>
        (first === 'ideas' ? importIdeas : importRoster)(storage, second, values.area),
      );
    case 'tally':
      return positionals.length > 2 ? unusable(...USAGE) : tally(first, values);
    case 'publish':
      if (first === undefined || second === undefined) return unusable(...USAGE);
      return withStorage(config, (storage) => publish(storage, first, second));
    case 'verify':
      return first === undefined ? unusable(...USAGE) : verify(first, values.receipt);
    case 'backup':
      return first === undefined ? unusable(...USAGE) : backup(config, first);
    case 'restore':
      return first === undefined ? unusable(...USAGE) : restore(config, first);
    default:
      return unusable(...USAGE);
  }
}

type Options = {
  readonly positionals: readonly string[];
  readonly values: TallyOptions & {
    readonly area: string | undefined;
    readonly days: string | undefined;
    readonly role: string | undefined;
    readonly receipt: string | undefined;
  };
};

function options(args: readonly string[]): Options | Outcome {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        area: { type: 'string' },
        days: { type: 'string' },
        role: { type: 'string' },
        rule: { type: 'string' },
        utility: { type: 'string' },
        completion: { type: 'string' },
        start: { type: 'string' },
        increment: { type: 'string' },
        json: { type: 'boolean' },
        receipt: { type: 'string' },
      },
    });
    const { area, days, role, receipt, ...tally } = values;
    return { positionals, values: { area, days, role, receipt, ...tally } };
  } catch (error) {
    return unusable(error instanceof Error ? error.message : 'unknown option', ...USAGE);
  }
}

async function backup({ folder }: Config, file: string): Promise<Outcome> {
  if (!existsSync(databasePath(folder))) return failed(`There is no database in ${folder}.`);
  if (existsSync(file)) return failed(`${file} exists already: choose a new name.`);
  try {
    await backupTo(databasePath(folder), file);
  } catch (error) {
    return failed(`The backup failed: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
  return done(`Saved in ${file}.`);
}

function restore({ folder }: Config, file: string): Outcome {
  makeFolder(folder);
  const lock = lockFolder(folder);
  if (lock === undefined) return failed('The server is running: stop it first.');
  try {
    const restored = restoreFrom(file, databasePath(folder), new Date());
    if ('why' in restored) return failed(`Nothing was changed: ${restored.why}`);
    const kept = restored.aside === undefined ? [] : [`What was there before is in ${restored.aside}.`];
    return done('Restored. Phones will send again what they still hold.', ...kept);
  } finally {
    lock.release();
  }
}

process.umask(0o077);
const read = readConfig(process.env);
const outcome =
  'wrong' in read ? unusable(read.wrong) : await run(read.config, process.argv.slice(2)).catch(troubleOf);
const output = outcome.code === 0 ? process.stdout : process.stderr;
output.write(`${outcome.lines.join('\n')}\n`);
for (const line of outcome.asides ?? []) process.stderr.write(`${line}\n`);
process.exitCode = outcome.code;
// Google's library would go on asking a Firestore that does not answer.
if (!('wrong' in read) && read.config.firestore.project !== undefined)
  setTimeout(() => process.exit(), 1000).unref();
