import type { Connector, Read, ReadContext } from '#model/connector.ts';
import { readRecord, type Words } from './words.ts';
import { acceptReads, type Accepted, type Store } from '#queries/store.server.ts';

/** Records of one page, to be kept. */
export type PageOfRecords = {
  store: Store;
  secret: string;
  source_id: number;
  connector: Connector;
  context: ReadContext<Record<string, unknown>>;
  words: Words;
  records: readonly unknown[];
  clock: { now(): Date };
};

/** Reads that one call hands on. */
const reads_max = 1000;

/** Reads the records of a page and keeps them durably, refused ones in quarantine. Errors: those of acceptReads. */
export async function accept(page: PageOfRecords): Promise<{ counts: Counts; reads: Read[] }> {
  const { store, secret, source_id, connector, context, words, records, clock } = page;
  const reads = records.flatMap((record) => readRecord(connector, record, context, words));
  const counts: Counts = { ...none };
  for (let from = 0; from < reads.length; from += reads_max) {
    const part = reads.slice(from, from + reads_max);
    add(
      counts,
      await acceptReads(store, { source_id, reads: part, secret, received_at: clock.now() })
    );
  }
  return { counts, reads };
}

/** What became of the reads of a page. */
export type Counts = Omit<Accepted, 'quarantined'> & { quarantined_n: number };

const none: Counts = {
  accepted_n: 0,
  updated_n: 0,
  duplicate_n: 0,
  dropped_n: 0,
  quarantined_n: 0
};

function add(counts: Counts, one: Accepted): void {
  counts.accepted_n += one.accepted_n;
  counts.updated_n += one.updated_n;
  counts.duplicate_n += one.duplicate_n;
  counts.dropped_n += one.dropped_n;
  counts.quarantined_n += one.quarantined.length;
}

/** The newest time of change among reads, ISO in UTC with milliseconds; null when none tells one. */
export function newestOf(reads: readonly Read[]): string | null {
  const times = reads.flatMap((read) => {
    const at = read.kind === 'order' || read.kind === 'takings' ? read.fact.version_at : null;
    return at === null ? [] : [Date.parse(at)];
  });
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}
