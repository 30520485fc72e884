import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  test: {
    env: { TZ: 'UTC' },
    maxWorkers: 2,
    css: { include: [/theme\/tokens\.css/] }, // read as data: files that leave the page carry its colours
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{model,ingest/steps,charts,house}/**/*.test.ts'],
          environment: 'node',
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
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          globalSetup: ['tests/browser/stores.ts']
        }
      }
    ]
  }
});
