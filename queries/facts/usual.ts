import { applyAppended } from '#queries/facts/appended.ts';
import type { Counts } from '#queries/facts/apply.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import insert from '#queries/facts/usual-insert.sql?raw';
import resolve from '#queries/facts/usual-resolve.sql?raw';

/**
 * Appends the declared usual turnover of `parsed`. A row equal to the unit's newest declaration for its reference year
 * is a duplicate; a further one is an update. Adds the units to `changed_unit`.
 */
export const applyUsual = (run: ImportRun): Promise<Counts> =>
  applyAppended(run, 'usual', { resolve, insert });
