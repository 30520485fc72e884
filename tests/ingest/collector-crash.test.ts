import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { torture } from '../../scripts/torture/collect-crash.ts';

test('a server killed under load has kept every acknowledged event exactly once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-collect-'));
  try {
    expect(await torture.run({ rounds: 5, seed: 7, folder, log: () => undefined })).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
