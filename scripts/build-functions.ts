// npm run firebase:build: writes dist/functions, the folder that `firebase deploy` uploads: the server in one file and a
// package.json with the two libraries that it does not contain.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { build } from 'vite';

/** What Google's machines install themselves. */
const OUTSIDE = ['firebase-admin', 'firebase-functions'];
const NODE = '22';

const Versions = v.record(v.string(), v.string());
const Package = v.object({ version: v.string(), dependencies: Versions, devDependencies: Versions });

/** Builds into a folder; answers nothing but by what is there. */
export async function buildFunctions(root: string, folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: 'src/server/main-firebase.ts',
      outDir: folder,
      emptyOutDir: true,
      target: `node${NODE}`,
      rolldownOptions: { output: { entryFileNames: 'index.js' } },
    },
    ssr: { noExternal: true, external: OUTSIDE, target: 'node' },
  });
  const own = v.parse(Package, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const versions = { ...own.devDependencies, ...own.dependencies };
  const described = {
    name: 'kehra-functions',
    version: own.version,
    private: true,
    type: 'module',
    main: 'index.js',
    engines: { node: NODE },
    dependencies: Object.fromEntries(OUTSIDE.map((name) => [name, versions[name]])),
  };
  // Firebase reads the function's variables from here.
  const variables = join(root, 'firebase.env');
  if (existsSync(variables)) copyFileSync(variables, join(folder, '.env'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  await buildFunctions(root, join(root, 'dist/functions'));
}
