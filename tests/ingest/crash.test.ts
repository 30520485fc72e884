import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { torture } from '../../scripts/torture/import-crash.ts';

test(
  'an import killed at any moment is there whole or not at all',
  { timeout: 240_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-crash-'));
    try {
      expect(await torture.run({ rounds: 3, seed: 7, folder, log: () => undefined })).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
);
