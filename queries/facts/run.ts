import type { Engine } from '#queries/engines/duckdb.ts';
import type { Watch } from '#queries/facts/watch.ts';

/** What the rows of an import come from: name and kind of the sources it makes, and what they are complete for. */
export type Feed = {
  /** name of the source where a row gives none */
  name: string;
  /** mapping or connector */
  kind: string;
  mapping_version: string | null;
  /** null: told by the data, true once a row of that sort has come */
  reports_online: boolean | null;
  reports_total: boolean | null;
  /** days a source covers: those of its own rows, or those of the whole import */
  covers: 'own' | 'file';
  /** the source that a person imported for, where it is one; what its history of imports is found by */
  source_id?: number;
};

/** One import at work: its transaction, number and moment. `received_at`: UTC, `YYYY-MM-DD HH:MM:SS.mmm`. */
export type ImportRun = {
  engine: Engine;
  import_id: number;
  received_at: string;
  sample: boolean;
  feed: Feed;
  watch: Watch;
};
