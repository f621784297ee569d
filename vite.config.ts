// Builds what runs on phones: the app, its manifest and its service worker, into dist/client.
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const server = process.env.KEHRA_DEV_SERVER ?? 'http://127.0.0.1:8787';

export default defineConfig({
  // The same Dexie, written for the browsers that we mean: 2 kB less than the one for all.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    // Phones of 2019 that still get browser updates, and iOS 14.
    target: ['es2020', 'chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14.1'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // What every visit fetches is one file: cut into what lazy screens share it weighs 2 kB more.
      // Names stand in the first file and in the worker, and hashes do not compress: these are the shortest allowed.
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 1 },
            // Small parts that many lazy screens share, with what they need: a file each would be a name each in the first file
            // and the worker.
            {
              name: 'small',
              test: /(addressed|join-address|holder|every-language|server-facts|helsinki-time|my-commands|command-fate|tally.grades|queries.evening|queries.staff|queries.idea-rounds|queries.kehra|domain.paper-ballot|queries.meetings|meeting-when)\.ts$/,
            },
          ],
        },
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
      },
    },
  },
  server: { proxy: { '/v1': { target: server, changeOrigin: false } } },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      // Icons are fetched by browsers that install the app; the app itself shows only the drawn one.
      includeManifestIcons: false,
      // The line to Firestore's bells: nothing to hear without a network; what Hosting says where there is nothing.
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg}'],
        globIgnores: ['**/firestore-line-*.js', '404.html'],
      },
      manifest: {
        id: '/',
        name: 'Kehrä',
        short_name: 'Kehrä',
        description: 'Ideoita omalle alueelle · Idéer för ditt område · Ideas for your neighbourhood',
        lang: 'fi',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#FBF7F0',
        theme_color: '#FBF7F0',
        categories: ['government', 'social'],
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
});
