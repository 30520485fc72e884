import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { torture } from '../../../scripts/torture/pull-crash.ts';

test('a pull whose server is killed goes on where it was, and every order is there exactly once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-pull-'));
  try {
    expect(await torture.run({ rounds: 3, seed: 5, folder, log: () => undefined })).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
