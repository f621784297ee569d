// Three kinds of tests: in Node, against real server processes, and in a real Chromium.
import { defineConfig } from 'vitest/config';
import { PlainLineReporter } from './tests/support/plain-line-reporter.ts';

export default defineConfig({
  test: {
    // One file more than the cores of the smallest machine: a test in a browser waits for a tenth of its time.
    maxWorkers: 3,
    reporters: ['default', new PlainLineReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: [
            'src/{client,sw}/**/*.test.{ts,tsx}',
            'tests/contract/**/*.test.ts',
            'tests/sim/**/*.test.ts',
            'tests/build/**/*.test.ts',
            'tests/upgrade/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Rules and the server keep nothing in their modules: read once, they serve all files.
          name: 'rules',
          isolate: false,
          include: ['src/{cli,domain,protocol,server}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // A file reads Playwright and the server in two seconds: once is enough for all.
          name: 'chromium',
          isolate: false,
          include: ['tests/browser/**/*.test.ts', 'tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/support/planted-sample.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
