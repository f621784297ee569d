// What firebase.json says of Hosting: where files are, which headers they get, and who answers where there is no file.
// What it may say beside that (redirects, other functions) is refused: the stand-in does not guess.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import * as v from 'valibot';

const source = v.string();
const Hosting = v.strictObject({
  public: v.string(),
  ignore: v.array(v.string()),
  rewrites: v.array(
    v.union([
      v.strictObject({ source, destination: v.string() }),
      v.strictObject({ source, function: v.object({ functionId: v.string(), region: v.string() }) }),
    ]),
  ),
  headers: v.array(
    v.strictObject({ source, headers: v.array(v.strictObject({ key: v.string(), value: v.string() })) }),
  ),
});
type Hosting = v.InferOutput<typeof Hosting>;

export type HostingRules = {
  /** The folder of the files. */
  readonly folder: string;
  /** The first rewrite of a path without a file. */
  readonly rewriteOf: (path: string) => Hosting['rewrites'][number] | undefined;
  /** All headers of a file by its path; of two rules the later one holds. */
  readonly headersOf: (path: string) => ReadonlyMap<string, string>;
};

const isMeant = (glob: string, path: string): boolean =>
  glob.startsWith('!') ? !isMeant(glob.slice(1), path) : posix.matchesGlob(path, glob);

/** The rules in a firebase.json. */
export function hostingRules(file: string): HostingRules {
  const text = v.pipe(v.string(), v.parseJson(), v.object({ hosting: Hosting }));
  const { hosting } = v.parse(text, readFileSync(file, 'utf8'));
  return {
    folder: hosting.public,
    rewriteOf: (path) => hosting.rewrites.find(({ source }) => isMeant(source, path)),
    headersOf: (path) =>
      new Map(
        hosting.headers
          .filter(({ source }) => isMeant(source, path))
          .flatMap(({ headers }) => headers.map(({ key, value }) => [key.toLowerCase(), value])),
      ),
  };
}
