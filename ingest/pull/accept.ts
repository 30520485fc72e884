import type { Connector, Read, ReadContext } from '#model/connector.ts';
import { pulledHead, readRecord, type Words } from './words.ts';
import {
  acceptReads,
  keepDelivery,
  sourceOf,
  type Accepted,
  type Store
} from '#queries/store.server.ts';

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

/**
 * Reads the records of a page and keeps them durably, refused ones in quarantine. A record with a refused part is kept
 * sealed as it came, so that it can be read again once its words are known. Errors: those of acceptReads.
 */
export async function accept(page: PageOfRecords): Promise<{ counts: Counts; reads: Read[] }> {
  const { connector, context, words, records } = page;
  const counts: Counts = { ...none };
  const all: Read[] = [];
  let good: Read[] = [];
  for (const record of records) {
    const reads = readRecord(connector, record, context, words);
    all.push(...reads);
    if (reads.some(({ kind }) => kind === 'refused'))
      add(counts, await keepRefused(page, record, reads));
    else good.push(...reads);
    if (good.length < reads_max) continue;
    add(counts, await hand(page, good));
    good = [];
  }
  if (good.length > 0) add(counts, await hand(page, good));
  return { counts, reads: all };
}

const hand = (
  { store, secret, source_id, clock }: PageOfRecords,
  reads: Read[],
  delivery_id?: number
): Promise<Accepted> =>
  acceptReads(store, {
    ...{ source_id, reads, secret },
    received_at: clock.now(),
    ...(delivery_id === undefined ? {} : { delivery_id })
  });

async function keepRefused(page: PageOfRecords, record: unknown, reads: Read[]): Promise<Accepted> {
  const { store, secret, source_id, clock } = page;
  const { unit_id } = await sourceOf(store, source_id);
  const delivery_id = await keepDelivery(store, secret, {
    ...{ source_id, unit_id, delivery_key: null, topic: 'pull', head: pulledHead, is_read: true },
    received_at: clock.now(),
    body: Buffer.from(JSON.stringify(record) ?? 'null')
  });
  return hand(page, reads, delivery_id ?? undefined);
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
