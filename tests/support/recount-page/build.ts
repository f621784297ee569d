// Builds the app as it is, and one page more that does nothing but recount: node build.ts FOLDER.
import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('a folder is needed');

await build({
  root,
  configFile: resolve(root, 'vite.config.ts'),
  logLevel: 'error',
  build: {
    outDir: folder,
    rolldownOptions: {
      input: [resolve(root, 'index.html'), resolve(import.meta.dirname, 'recount.html')],
    },
  },
});
