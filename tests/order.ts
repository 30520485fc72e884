import { statSync } from 'node:fs';
import type { TestSequencer, TestSpecification } from 'vitest/node';

/** Files of ten seconds and more where nothing else runs, the longest first. Files that are not named come after, larger ones first. */
const longest = [
  'browser/shell',
  'browser/overview',
  'queries/compile',
  'ingest/properties',
  'clickhouse/contract',
  'browser/places',
  'browser/wizard',
  'ingest/demo/calibration',
  'ingest/undo',
  'ingest/collector',
  'queries/series',
  'ingest/facts',
  'queries/protect',
  'ingest/dialect',
  'queries/metrics',
  'ingest/crash',
  'app/authorisation',
  'browser/every-page',
  'ingest/personal-data',
  'house/rooms',
  'queries/substitution',
  'ingest/collector-crash',
  'ingest/origins',
  'commands/hand-over',
  'browser/embed'
].map((name) => `tests/${name}.test.ts`);

/**
 * The order of test files on two cores: all projects side by side and the long files first, so that the end of a run
 * is not one long file beside an idle core. Files of one project follow each other where they may: they share a worker.
 */
export class LongestFirst implements TestSequencer {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    return files
      .map((file) => ({ file, rank: rankOf(file), bytes: statSync(file.moduleId).size }))
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          a.file.project.name.localeCompare(b.file.project.name) ||
          b.bytes - a.bytes
      )
      .map(({ file }) => file);
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((name) => moduleId.endsWith(name));
  return at === -1 ? longest.length : at;
}
