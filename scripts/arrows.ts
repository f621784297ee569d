// Who may import whom. The first row that fits a file speaks for it.
type Arrow = {
  readonly name: string;
  readonly from: RegExp;
  readonly to: readonly RegExp[];
  /** With a group in `from`: the folder whose like-named part a file may import, and no other part of it. */
  readonly home?: string;
};

const own = (...folders: string[]) => new RegExp(`^src/(${folders.join('|')})/`);
const npm = (...names: string[]) => new RegExp(`^(${names.join('|')})(/|$)`);
const node = /^node:/;

export const ARROWS: readonly Arrow[] = [
  { name: 'domain', from: /^src\/domain\//, to: [own('domain'), npm('valibot', '@noble/hashes')] },
  { name: 'protocol', from: /^src\/protocol\//, to: [own('domain', 'protocol'), npm('valibot')] },
  {
    name: 'store',
    from: /^src\/client\/store\//,
    to: [own('domain', 'client/store'), npm('dexie', 'valibot')],
  },
  {
    name: 'sync',
    from: /^src\/client\/sync\//,
    to: [
      own('domain', 'protocol', 'client/store', 'client/sync'),
      npm('valibot', '@firebase/app', '@firebase/firestore'),
    ],
  },
  { name: 'live', from: /^src\/client\/live\//, to: [own('client/live', 'client/store'), npm('preact')] },
  { name: 'ui', from: /^src\/client\/ui\//, to: [own('client/ui'), npm('preact', '@preact/signals', 'uqr')] },
  {
    name: 'i18n',
    from: /^src\/client\/i18n\//,
    to: [own('domain', 'client/i18n'), /^src\/protocol\/problem\.ts$/, npm('@preact/signals', 'valibot')],
  },
  {
    name: 'platform',
    from: /^src\/client\/platform\//,
    to: [
      own('domain', 'client/platform'),
      npm('@preact/signals', '@simplewebauthn/browser', 'preact', 'preact-iso', 'valibot'),
    ],
  },
  { name: 'recount', from: /^src\/client\/recount\//, to: [own('domain', 'client/recount'), npm('valibot')] },
  {
    name: 'projector',
    from: /^src\/client\/projector\//,
    to: [
      own('client/projector', 'client/store', 'client/live', 'client/ui', 'client/i18n', 'client/platform'),
      npm('preact'),
    ],
  },
  {
    name: 'features',
    from: /^src\/client\/features\/([^/]+)\//,
    home: 'src/client/features/',
    to: [
      own(
        'domain',
        'client/store',
        'client/live',
        'client/projector',
        'client/recount',
        'client/ui',
        'client/i18n',
        'client/platform',
      ),
      npm('preact', '@preact/signals', 'preact-iso', 'minisearch', '@orama/stemmers', 'valibot'),
    ],
  },
  {
    name: 'app',
    from: /^src\/client\/app\//,
    to: [
      own(
        'domain',
        'client/app',
        'client/features',
        'client/store',
        'client/live',
        'client/ui',
        'client/i18n',
        'client/platform',
      ),
      npm('preact', '@preact/signals', 'preact-iso', 'valibot'),
    ],
  },
  {
    name: 'main',
    from: /^src\/client\/main\.tsx$/,
    to: [own('domain', 'protocol', 'client/[a-z0-9]+'), npm('preact', '@preact/signals')],
  },
  {
    name: 'sw',
    from: /^src\/sw\//,
    to: [own('domain', 'protocol', 'client/store', 'client/sync', 'sw'), npm('workbox-[a-z]+', 'valibot')],
  },
  { name: 'ports', from: /^src\/server\/ports\.ts$/, to: [own('domain', 'protocol')] },
  {
    name: 'usecases',
    from: /^src\/server\/usecases\//,
    to: [
      own('domain', 'protocol', 'server/usecases', 'server/words'),
      /^src\/server\/ports\.ts$/,
      npm('valibot', '@simplewebauthn/server'),
      /^node:crypto$/,
    ],
  },
  {
    name: 'judging',
    from: /^src\/server\/judging\//,
    to: [own('domain', 'protocol', 'server/judging'), /^src\/server\/ports\.ts$/],
  },
  {
    name: 'moving',
    from: /^src\/server\/moving\//,
    to: [own('domain', 'server/moving'), npm('valibot'), node],
  },
  {
    name: 'storage',
    from: /^src\/server\/storage\/([^/]+)\//,
    home: 'src/server/storage/',
    to: [
      own('domain', 'protocol', 'server/judging', 'server/moving'),
      /^src\/server\/ports\.ts$/,
      npm('valibot', 'firebase-admin'),
      node,
    ],
  },
  {
    name: 'server',
    from: /^src\/server\//,
    to: [
      own('domain', 'protocol', 'server'),
      npm(
        'hono',
        '@hono/node-server',
        'valibot',
        'csv-stringify',
        'uqr',
        'nodemailer',
        'web-push',
        'ical-generator',
        '@date-fns/tz',
        'firebase-admin',
        'firebase-functions',
      ),
      node,
    ],
  },
  {
    name: 'cli',
    from: /^src\/cli\//,
    to: [own('domain', 'protocol', 'server', 'cli'), npm('valibot'), node],
  },
];

/** Files that are started, not imported. */
export const ENTRIES: ReadonlySet<string> = new Set([
  'src/client/main.tsx',
  'src/sw/sw.ts',
  'src/server/main.ts',
  'src/server/main-firebase.ts',
  'src/server/main-firestore.ts',
  'src/server/count-worker.ts',
  'src/cli/main.ts',
]);

/** Built and tested ahead of the files that will import them; a file that is imported must leave this list. */
export const AWAITED: ReadonlySet<string> = new Set([
  'src/domain/log/consistency.ts',
  'src/domain/tally/reach.ts',
]);
