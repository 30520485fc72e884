import type { Batch } from '#queries/facts/batch.ts';
import refusedReads from './refused-reads.sql?raw';

/** Records that a connector refused: `path` of their lines of JSON, and their number. */
export type RefusedReads = {
  path: string;
  rows_n: number;
  received_at: string;
  unit: string;
  source: string;
};

/** What an import does once its rows are in: the refused records of a connector go to quarantine with it. */
export const keepRefused =
  ({ rows_n, ...refused }: RefusedReads): NonNullable<Batch['settle']> =>
  async (engine, outcome) => {
    if (rows_n === 0) return;
    await engine.run(refusedReads, { ...refused, import_id: outcome.import_id });
    outcome.read_n += rows_n;
    outcome.quarantined_n += rows_n;
  };
