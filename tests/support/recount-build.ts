// A build of the app with a page that recounts: the same worker file, service worker and rules as in any build.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where that page is on a server of the build. Its window has `recount`. */
export const RECOUNT_PAGE = '/tests/support/recount-page/recount.html';

export type RecountBuild = { readonly folder: string; readonly remove: () => void };

/** In a process of its own: a test's environment would make it a build for tests. */
export function recountBuild(): RecountBuild {
  const folder = mkdtempSync(join(tmpdir(), 'kehra-'));
  const script = resolve(import.meta.dirname, 'recount-page/build.ts');
  execFileSync(process.execPath, [script, folder], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'pipe',
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
