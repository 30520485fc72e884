import { basename } from 'node:path';
import { dropReasons, type Connector } from '#model/connector.ts';
import { InvalidInput, NotFound } from '#model/problem.ts';
import {
  importFacts,
  keepRefused,
  originRules,
  sourceNamed,
  unitNamed,
  valueRules,
  type Feed,
  type Staged
} from '#queries/store.server.ts';
import { recordsOf } from './connectors/parts/json.ts';
import type { Door } from './import.ts';
import { readRecord, type Words } from './pull/words.ts';
import { contentIn } from './records/content.ts';
import { inputsOf, refusedFile, taken, type Taken } from './records/rows.ts';
import type { FileReport, ImportReport } from './report.ts';

/** What to import by a connector. `folder`: where rows may lie meanwhile. */
export type RecordsOptions = Door & {
  files: readonly string[];
  unit?: string | undefined;
  source?: string | undefined;
  folder: string;
};

/**
 * Takes files of a platform in as the platform writes them (JSON, lines of JSON, XML, packed or not), read by its
 * connector, as one import that can be undone. Rows go by lines of JSON in the import's own folder, customers keyed.
 * Errors: InvalidInput without a unit; NotFound for an unknown one; DataRefused for a file of something else.
 */
export async function importRecords(
  options: RecordsOptions,
  connector: Connector
): Promise<ImportReport> {
  const { store, unit, on_progress, signal } = options;
  if (unit === undefined)
    throw new InvalidInput(`no unit given: files of ${connector.label} do not say whose they are`, {
      field: 'unit'
    });
  const where = { ...options, unit, name: options.source ?? connector.name };
  const source = await known(options, unit, where.name);
  const files = await readFiles(options, connector, {
    ...source,
    ...(await unitNamed(store, unit))
  });
  const received_at = (options.now ?? new Date()).toISOString().replace('T', ' ').replace('Z', '');
  const describe = (staged: Staged[]): FileReport[] => reportsOf(files, staged, connector);
  const outcome = await importFacts(store, {
    files: files.map(({ name, bytes }) => ({ name, bytes })),
    mapping: connector.name,
    feed: feedOf(connector, where.name, source.source_id),
    views: [],
    inputs: files.flatMap((file, i) => inputsOf(file, i + 1, where)),
    sample: options.sample ?? false,
    dry_run: options.dry_run ?? false,
    secret: options.secret,
    received_at,
    describe,
    settle: keepRefused({
      ...refusedFile(files, where),
      received_at,
      unit,
      source: where.name
    }),
    ...(on_progress === undefined ? {} : { on_progress }),
    ...(signal === undefined ? {} : { signal })
  });
  const { staged, ...counts } = outcome;
  return { ...counts, files: describe(staged) };
}

const feedOf = (connector: Connector, name: string, source_id: number | null): Feed => ({
  name,
  kind: connector.name,
  mapping_version: null,
  reports_online: connector.reports.online,
  reports_total: connector.reports.total,
  covers: 'own',
  ...(source_id === null ? {} : { source_id })
});

/** The source of this name when the unit has it already, with the rules of its owner. */
async function known({ store }: RecordsOptions, unit: string, name: string) {
  try {
    const { source_id } = await sourceNamed(store, unit, name);
    const words: Words = await valueRules(store, source_id);
    return { source_id, words, origins: await originRules(store, source_id) };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return { source_id: null, words: {}, origins: new Map<string, never>() };
  }
}

type Meaning = Awaited<ReturnType<typeof known>> & { zone: string; currency: string };

async function readFiles(
  options: RecordsOptions,
  connector: Connector,
  { zone, currency, origins, words }: Meaning
): Promise<Taken[]> {
  const context = { zone, currency, settings: {}, origins };
  const files: Taken[] = [];
  for (const [i, path] of options.files.entries()) {
    options.signal?.throwIfAborted();
    options.on_progress?.({ what: `read ${basename(path)}`, done: i, total: options.files.length });
    const records = recordsOf(connector, await contentIn(path));
    const reads = records.map((record) => readRecord(connector, record, context, words));
    files.push(taken(path, reads, connector));
  }
  return files;
}

function reportsOf(files: Taken[], staged: Staged[], connector: Connector): FileReport[] {
  return files.flatMap((file): FileReport[] => {
    const notes = [...file.drops].map(([reason, n]) => `left out ${n}: ${dropReasons[reason].en}`);
    const detected = {
      ...{ format: connector.label, encoding: null, separator: null, numbers: null, dates: null },
      notes
    };
    const own = staged.filter(({ input }) => input.file === file.name);
    if (own.length === 0) return [{ name: file.name, kind: 'orders', rows_n: 0, detected }];
    return own.map(({ input, rows_n }) => ({
      name: file.name,
      kind: input.kind,
      rows_n,
      detected
    }));
  });
}
