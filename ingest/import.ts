import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Connector } from '#model/connector.ts';
import { InvalidInput } from '#model/problem.ts';
import {
  columnsOf,
  factKinds,
  identifier,
  importFacts,
  reading,
  type FactKind,
  type Feed,
  type ImportProgress,
  type Staged,
  type Store
} from '#queries/store.server.ts';
import { connectors } from './connectors/index.ts';
import { detectFile } from './detect/detect.ts';
import { files_max } from './detect/limits.ts';
import { planByMapping, planByNames } from './mapping/plan.ts';
import { rowsInput, type OpenFile, type Plan } from './mapping/relations.ts';
import { importRecords } from './import-records.ts';
import { mappingNames, readMapping, type ReadMapping } from './mapping/read.ts';
import { prepareVisits } from './visits/files/prepare.ts';
import { reports, type FileReport, type ImportReport } from './report.ts';

export type { Detected, FileReport, ImportReport } from './report.ts';

/** What to import. `files`: paths. `as`, `unit`, `source`: for files that do not say. `now`: default the clock. */
export type ImportOptions = {
  store: Store;
  files: readonly string[];
  mapping?: string | undefined;
  as?: string | undefined;
  unit?: string | undefined;
  source?: string | undefined;
  dry_run?: boolean | undefined;
  /** made-up data, marked wherever it shows */
  sample?: boolean | undefined;
  /** key of the customer pseudonyms */
  secret: string;
  now?: Date | undefined;
  on_progress?: ((progress: ImportProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/** Kinds that the command names and that are not taken in yet. */
const later = ['series'];

/**
 * Takes files in, all or nothing: tells their format, maps their columns, and hands them to the store in one import.
 * Errors: InvalidInput for wrong usage (no such file, unknown mapping or kind), DataRefused for a file that cannot be
 * read as a whole, StoreError for the engine's troubles. Single bad rows are no error: they are counted and kept apart.
 */
export async function importFiles(options: ImportOptions): Promise<ImportReport> {
  const kind = kindGiven(options.as);
  if (options.files.length === 0) throw new InvalidInput('no files given', { field: 'files' });
  if (options.files.length > files_max)
    throw new InvalidInput(`too many files: ${options.files.length} (at most ${files_max})`);
  const connector = connectorFor(options.mapping);
  const mapping =
    options.mapping === undefined || connector !== null ? null : readMapping(options.mapping);
  const folder = scratch(options.store);
  try {
    if (connector !== null) return await importRecords({ ...options, folder }, connector);
    const visits = await prepareVisits({
      ...options,
      paths: options.files,
      kind: mapping === null ? kind : 'orders',
      folder,
      open: (path, n) => openFile({ ...options, path, folder, n })
    });
    const files: OpenFile[] = [...visits.files];
    for (const [i, path] of options.files.entries()) {
      if (visits.taken.has(i + 1)) continue;
      options.on_progress?.({
        what: `look at ${basename(path)}`,
        done: i,
        total: options.files.length
      });
      const reading = mapping?.mapping.reading;
      files.push(await openFile({ ...options, path, folder, n: i + 1, reading }));
    }
    const fixed = { unit: options.unit, source: options.source };
    const plan =
      mapping === null ? planByNames(files, kind, fixed) : planByMapping(files, mapping, fixed);
    return await take(options, files, plan, mapping);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The connector that reads files of this name; a mapping of the same name goes first. */
const connectorFor = (name: string | undefined): Connector | null =>
  name === undefined || mappingNames().includes(name) ? null : (connectors.get(name) ?? null);

function kindGiven(as: string | undefined): FactKind | undefined {
  if (as === undefined) return undefined;
  if (later.includes(as)) throw new InvalidInput(`not yet: import of ${as}`, { field: 'as' });
  const kind = factKinds.find((name) => name === as);
  if (kind === undefined)
    throw new InvalidInput(`unknown kind: ${as} (known: ${factKinds.join(', ')})`, { field: 'as' });
  return kind;
}

/** A folder for copies, beside the store's file, where there is room for what it imports. */
function scratch(store: Store): string {
  const parent = store.path === ':memory:' ? tmpdir() : join(dirname(store.path), 'tmp');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'vitrine-import-'));
}

/** A file told apart, with the names of its columns. Errors: as detectFile; DataRefused for one the engine cannot read. */
export async function openFile(
  options: Pick<ImportOptions, 'store' | 'signal'> &
    Omit<Parameters<typeof detectFile>[0], 'signal'>
): Promise<OpenFile> {
  const { store, signal, path, folder, n, reading: given } = options;
  const file = await detectFile({
    path,
    folder,
    n,
    reading: given,
    ...(signal === undefined ? {} : { signal })
  });
  if (file.columns !== null) return { ...file, columns: file.columns };
  const columns = Object.keys(
    await reading(file.name, () => columnsOf(store.engine, file.relation))
  );
  return {
    ...file,
    columns,
    relation: file.format === 'json' ? asText(file.relation, columns) : file.relation
  };
}

/** Values of JSON fields as text. */
const asText = (relation: string, columns: string[]): string =>
  `(SELECT ${columns.map((column) => `${identifier(column)} ->> '$' AS ${identifier(column)}`).join(', ')} FROM ${relation})`;

async function take(
  options: ImportOptions,
  files: OpenFile[],
  plan: Plan,
  read: ReadMapping | null
): Promise<ImportReport> {
  return takePlan(options, files, plan, {
    name: options.source ?? read?.mapping.source ?? read?.mapping.name ?? 'files',
    kind: read?.mapping.name ?? 'files',
    mapping_version: read?.mapping.version ?? null,
    reports_online: read?.mapping.reports?.online ?? null,
    reports_total: read?.mapping.reports?.total ?? null,
    covers: read?.mapping.covers ?? 'own'
  });
}

/** What an import needs beside its plan. */
export type Door = Pick<
  ImportOptions,
  'store' | 'secret' | 'dry_run' | 'sample' | 'now' | 'on_progress' | 'signal' | 'mapping'
>;

/** Rows typed by a person, one record each, through the same door as files. */
export async function importRows(
  door: Door,
  kind: FactKind,
  rows: Record<string, string>[],
  name: string
): Promise<ImportReport> {
  const plan: Plan = { views: [], inputs: rowsInput(kind, rows, name), unused: [] };
  return takePlan(door, [], plan, { ...byHand, kind: name });
}

const byHand: Feed = {
  name: 'by hand',
  kind: 'by hand',
  mapping_version: null,
  reports_online: null,
  reports_total: null,
  covers: 'own'
};

/** Takes a plan in, one import. Errors: as importFiles. */
export async function takePlan(
  door: Door,
  files: OpenFile[],
  plan: Plan,
  feed: Feed
): Promise<ImportReport> {
  const describe = (staged: Staged[]): FileReport[] => reports(files, plan, staged);
  const outcome = await importFacts(door.store, {
    files:
      files.length === 0
        ? [{ name: feed.kind, bytes: 0 }]
        : files.map(({ name, bytes }) => ({ name, bytes })),
    mapping: door.mapping === undefined ? null : feed.kind,
    feed,
    views: plan.views,
    inputs: plan.inputs,
    sample: door.sample ?? false,
    dry_run: door.dry_run ?? false,
    secret: door.secret,
    received_at: toStoreTime(door.now ?? new Date()),
    describe,
    ...(door.on_progress === undefined ? {} : { on_progress: door.on_progress }),
    ...(door.signal === undefined ? {} : { signal: door.signal })
  });
  const { staged, ...counts } = outcome;
  return { ...counts, files: describe(staged) };
}

const toStoreTime = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');
