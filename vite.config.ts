import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/order.ts';

export default defineConfig({
  plugins: [sveltekit()],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                {
                  name: 'frame',
                  test: /node_modules\/(svelte|@sveltejs|esm-env|clsx|devalue)\//,
                  priority: 2
                },
                { name: 'shared', test: /\/(src|queries)\//, minShareCount: 8, priority: 1 }
              ]
            }
          }
        }
      }
    }
  },
  test: {
    env: { TZ: 'UTC' },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    css: { include: [/theme\/tokens\.css/] }, // read as data: files that leave the page carry its colours
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{model,ingest/steps,charts,house}/**/*.test.ts'],
          environment: 'node',
          isolate: false, // a worker reads the modules once, not again for each of its files
          testTimeout: 60_000
        }
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [
            'tests/{queries,app,commands,real,clickhouse}/**/*.test.ts',
            'tests/ingest/**/*.test.ts'
          ],
          exclude: ['tests/ingest/steps/**'],
          environment: 'node',
          isolate: false,
          testTimeout: 240_000,
          hookTimeout: 120_000
        }
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 240_000,
          globalSetup: ['tests/browser/stores.ts']
        }
      }
    ]
  }
});
