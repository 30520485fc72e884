import type { Batch } from '#queries/facts/batch.ts';
import refusedReads from './refused-reads.sql?raw';

/** Records that a connector refused: `path` of their lines of JSON, and their number. */
export type RefusedReads = {
  path: string;
  rows_n: number;
  received_at: string;
  source_id: number | null;
};

/** What an import does once its rows are in: the refused records of a connector go to quarantine with it. */
export const keepRefused =
  ({ path, rows_n, received_at, source_id }: RefusedReads): NonNullable<Batch['settle']> =>
  async (engine, outcome) => {
    if (rows_n === 0) return;
    const { import_id } = outcome;
    await engine.run(refusedReads, { path, import_id, received_at, source_id });
    outcome.read_n += rows_n;
    outcome.quarantined_n += rows_n;
  };
