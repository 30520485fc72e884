import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { torture } from '../../scripts/torture/visits-crash.ts';

test(
  'every acknowledged page view is there once after the server was killed, its visitor known again',
  { timeout: 240_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-crash-'));
    try {
      expect(await torture.run({ rounds: 2, seed: 7, folder, log: () => undefined })).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
);
