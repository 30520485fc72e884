import fc from 'fast-check';
import { recordsOf } from '#ingest/connectors/parts/json.ts';
import { readItem, type ItemKind } from '#ingest/pipeline.ts';
import type { Connector, Read } from '#model/connector.ts';
import type { Source } from '#queries/store.server.ts';
import { seededRandom } from '../torture.ts';
import { wrongWith } from './judge.ts';
import { damaged, mutated, pick } from './mutate.ts';
import { items, type Sample } from './samples.ts';

const context = { zone: 'Europe/Paris', currency: 'EUR', settings: {}, origins: new Map() };

const source: Source = {
  source_id: 1,
  name: 'web',
  kind: 'declared',
  unit_id: 1,
  unit: 'toys',
  zone: 'Europe/Paris',
  currency: 'EUR',
  digits: 2,
  grain: 'day',
  sample: false,
  paused: false
};

/** Cells of an item are cut by the store that keeps them. */
const item_text_max = 100_000;

/** How many inputs came to what. */
export type Tally = { inputs_n: number; records_n: number; reads: Record<string, number> };

/**
 * Sends strange inputs to all readers: changed records of their own and of other platforms, damaged files, anything at all,
 * and changed items of the collector. Answers with a sentence for each input that was thrown at or gave something invalid.
 */
export function fuzzReaders(
  given: Sample[],
  { inputs_n, seed }: { inputs_n: number; seed: number },
  tally: Tally
): string[] {
  const random = seededRandom(seed);
  const anything = fc.sample(
    fc.oneof(fc.anything({ withNullPrototype: true, withDate: true }), fc.jsonValue(), fc.string()),
    { seed, numRuns: Math.ceil(inputs_n / 8) }
  );
  const failures: string[] = [];
  for (let n = 0; n < inputs_n; n += 1) {
    const before = failures.length;
    one(given, { random, anything: anything[n % anything.length], failures, tally });
    if (failures.length > before && failures.length > 20) break;
  }
  return failures;
}

type Work = { random: () => number; anything: unknown; failures: string[]; tally: Tally };

function one(given: Sample[], work: Work): void {
  const { random } = work;
  const own = pick(random, given);
  const way = random();
  const name = own.connector.name;
  if (way < 0.6) attempt(`${name}: changed record`, () => changed(own, own, work), work);
  else if (way < 0.7)
    attempt(`${name}: other platform`, () => changed(pick(random, given), own, work), work);
  else if (way < 0.8) attempt(`${name}: damaged file`, () => file(own, work), work);
  else if (way < 0.9)
    attempt(`${name}: anything`, () => readAll(own.connector, [work.anything]), work);
  else attempt('item', () => item(work), work);
}

const readAll = (connector: Connector, records: unknown[]): Read[] =>
  records.flatMap((record) => connector.read(record, context));

function changed(from: Sample, by: Sample, { random }: Work): Read[] {
  if (from.records.length === 0) return [];
  const other = pick(random, by.records);
  return readAll(by.connector, [mutated(pick(random, from.records), random, other)]);
}

function file({ connector, texts }: Sample, { random }: Work): Read[] {
  if (texts.length === 0) return [];
  return readAll(connector, recordsOf(connector, damaged(pick(random, texts), random)));
}

function item({ random, anything }: Work): Read[] {
  const kind: ItemKind = pick(random, ['orders', 'takings', 'visits']);
  const given = random() < 0.2 ? anything : mutated(items[kind], random, anything);
  return [readItem(kind, given, { source })];
}

function attempt(what: string, read: () => Read[], { failures, tally }: Work): void {
  tally.inputs_n += 1;
  try {
    const reads = read();
    tally.records_n += reads.length;
    for (const it of reads) {
      const key = it.kind === 'refused' ? `refused ${it.code}` : it.kind;
      tally.reads[key] = (tally.reads[key] ?? 0) + 1;
      const wrong = what === 'item' ? wrongWith(it, item_text_max) : wrongWith(it);
      if (wrong !== null) failures.push(`input ${tally.inputs_n}, ${what}: ${wrong}`);
    }
  } catch (error) {
    const where =
      error instanceof Error
        ? (error.stack ?? error.message).split('\n').slice(0, 4)
        : [String(error)];
    failures.push(`input ${tally.inputs_n}, ${what}: thrown ${where.join(' | ')}`);
  }
}
