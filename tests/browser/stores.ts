import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** folder of the made-up stores of one run, by their number of units; made by the first test file that needs one */
    stores: string;
  }
}

/** One folder for the made-up stores of a run of the browser tests, removed at its end. */
export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-stores-'));
  provide('stores', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
