// The import arrows of ARCHITECTURE.md. Type imports count, so that layering cannot rot unseen.
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: allowed },
});
const npm = (...names) => names.map((name) => `node_modules/${name}/`);

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-tests-in-src',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(tests|bench)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: ['\\.d\\.ts$', '\\.test\\.tsx?$'] },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    only('domain', '^src/domain/', ['^src/domain/', ...npm('valibot', '@noble/hashes')]),
    only('protocol', '^src/protocol/', ['^src/(domain|protocol)/', ...npm('valibot')]),
    only('store', '^src/client/store/', ['^src/(domain|client/store)/', ...npm('dexie', 'valibot')]),
    only('sync', '^src/client/sync/', [
      '^src/(domain|protocol|client/store|client/sync)/',
      ...npm('valibot'),
    ]),
    only('live', '^src/client/live/', ['^src/client/(live|store)/', ...npm('preact')]),
    only('ui', '^src/client/ui/', ['^src/client/ui/', ...npm('preact', '@preact/signals', 'uqr')]),
    only('i18n', '^src/client/i18n/', ['^src/(domain|client/i18n)/', ...npm('@preact/signals', 'preact')]),
    only('platform', '^src/client/platform/', [
      '^src/(domain|client/platform)/',
      ...npm('@preact/signals', 'preact', 'workbox-window'),
    ]),
    {
      name: 'features',
      severity: 'error',
      from: { path: '^src/client/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        pathNot: [
          '^src/(domain|client/(store|live|ui|i18n|platform))/',
          '^src/client/features/$1/',
          ...npm('preact', '@preact/signals', 'preact-iso', 'minisearch', '@orama/stemmers', 'valibot'),
        ],
      },
    },
    only('app', '^src/client/app/', [
      '^src/(domain|client/(app|features|live|store|ui|i18n|platform))/',
      ...npm('preact', '@preact/signals', 'preact-iso'),
    ]),
    only('sw', '^src/sw/', [
      '^src/(domain|protocol|sw|client/store|client/sync)/',
      ...npm('workbox-[a-z]+', 'valibot'),
    ]),
    only('usecases', '^src/server/usecases/', [
      '^src/(domain|protocol|server/usecases)/',
      '^src/server/ports\\.ts$',
      ...npm('valibot'),
      '^node:crypto$',
      '^crypto$',
    ]),
    only('ports', '^src/server/ports\\.ts$', ['^src/(domain|protocol)/']),
    {
      name: 'storage',
      severity: 'error',
      from: { path: '^src/server/storage/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^src/domain/',
          '^src/server/ports\\.ts$',
          '^src/server/storage/$1/',
          '^node:',
          '^[a-z_]+$',
          ...npm('valibot'),
        ],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    exclude: { path: '\\.(css|json)$' },
  },
};
