import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DataRefused } from '#model/problem.ts';
import {
  identifier,
  literal,
  reading,
  unitZone,
  visitsSql,
  type FactKind,
  type ImportProgress,
  type Store
} from '#queries/store.server.ts';
import type { CountedLog } from '../../detect/detect.ts';
import { json_object_bytes_max } from '../../detect/limits.ts';
import type { OpenFile } from '../../mapping/relations.ts';
import { HitsFile } from '../logs/hits-file.ts';
import { noCounts, readLog, type LogCounts } from '../logs/read-log.ts';
import { address, bareHost, classOfHost } from '../referrers.ts';
import countHits from './count-hits.sql?raw';
import { readGa4, type DayVisits } from './ga4.ts';
import goatcounterHits from './goatcounter-hits.sql?raw';
import matomoVisits from './matomo-visits.sql?raw';
import { readPlausibleAnswer } from './plausible-answer.ts';
import { visitFile, type VisitFile } from './recognise.ts';

/** Files that may hold visits, of one import. `open`: reads a file as a table. */
export type Preparing = {
  store: Store;
  paths: readonly string[];
  kind: FactKind | undefined;
  unit?: string | undefined;
  /** for copies; gone after the import */
  folder: string;
  open(path: string, n: number): Promise<OpenFile>;
  on_progress?: ((progress: ImportProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/** A file with what it is. `n`: its place in the import. */
type Found<K = NonNullable<VisitFile>> = { path: string; n: number; what: K };

/**
 * Logs and exports of visits, each counted into a table of days; the logs of one import are counted together, so that a
 * visit or a day that lies in two of them counts once. `taken`: places of the files that were such.
 * Errors: DataRefused for exports that do not tell visits by day, and for what counts no visits at all.
 */
export async function prepareVisits(
  preparing: Preparing
): Promise<{ files: OpenFile[]; taken: Set<number> }> {
  const found: Found[] = [];
  if (preparing.kind === undefined || preparing.kind === 'visits')
    for (const [i, path] of preparing.paths.entries()) {
      const what = await visitFile(path);
      if (what !== null && (what.kind === 'log' || preparing.kind === 'visits'))
        found.push({ path, n: i + 1, what });
    }
  const files: OpenFile[] = [];
  const logs = found.filter(
    (file): file is Found<Extract<VisitFile, { kind: 'log' }>> => file.what.kind === 'log'
  );
  if (logs.length > 0) files.push(await countLogs(preparing, logs));
  for (const file of found)
    if (file.what.kind !== 'log') files.push(await countExport(preparing, file));
  return { files, taken: new Set(found.map(({ n }) => n)) };
}

const zoneFor = async ({ store, unit }: Preparing): Promise<string> =>
  (unit === undefined ? null : await unitZone(store, unit)) ?? 'UTC';

async function countLogs(
  preparing: Preparing,
  logs: Found<Extract<VisitFile, { kind: 'log' }>>[]
): Promise<OpenFile> {
  const { folder, signal, on_progress } = preparing;
  const [first] = logs;
  if (preparing.unit === undefined)
    throw new DataRefused(`no shop named for: ${basename(first?.path ?? '')}; give --unit`, {
      field: 'unit'
    });
  const zone = await zoneFor(preparing);
  const hits = new HitsFile(join(folder, 'hits.csv'));
  const counts = noCounts();
  try {
    for (const { path, what } of logs) {
      const name = basename(path);
      const total = what.gzip ? null : statSync(path).size;
      let done = 0;
      const on_bytes = (bytes: number): void =>
        on_progress?.({ what: `read ${name}`, done: (done += bytes), total });
      const log = { ...what, path, name, zone, on_bytes };
      await readLog(signal === undefined ? log : { ...log, signal }, hits, counts);
    }
  } finally {
    await hits.close();
  }
  const formats = logs.map(({ what }) => what.format.name);
  const own = ownHosts(counts);
  const rows = countHits
    .replace(/^--.*$/gm, '')
    .replace('{{own}}', own.map(literal).join(', '))
    .replace('{{file}}', literal(hits.path));
  return table(preparing, {
    name: logs.map(({ path }) => basename(path)).join(', '),
    bytes: logs.reduce((sum, { path }) => sum + statSync(path).size, 0),
    format: 'log',
    gzip: first?.what.gzip ?? false,
    select: visitsSql(`(${rows})`),
    unreadable_n: counts.unreadable.length,
    counted: countedLog(formats, counts),
    notes: logNotes(formats, counts)
  });
}

function countedLog(formats: string[], counts: LogCounts): CountedLog {
  const { lines_n, views_n, dropped, unreadable_n, first_ms, last_ms } = counts;
  const at = (ms: number): string | null =>
    Number.isFinite(ms) ? new Date(ms).toISOString() : null;
  const tells_robots = !formats.includes('common');
  const moments = { from_at: at(first_ms), until_at: at(last_ms) };
  return { lines_n, views_n, dropped, unreadable_n, ...moments, tells_robots };
}

/** The site itself, by the host that its files are asked for from; an empty name stands for none. */
function ownHosts({ own }: LogCounts): string[] {
  const [most] = [...own].sort(([, a], [, b]) => b - a);
  return most === undefined ? [''] : [most[0]];
}

function logNotes(names: string[], counts: LogCounts): string[] {
  const { lines_n, views_n, dropped, unreadable, unreadable_n, first_ms, last_ms } = counts;
  const at = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
  const left_out = Object.entries(dropped).map(([reason, n]) => `${n} ${reason}`);
  return [
    `${[...new Set(names)].join(', ')} log: ${lines_n} lines, ${views_n} page views; left out: ${left_out.join(', ') || 'none'}`,
    ...(first_ms <= last_ms
      ? [
          `from ${at(first_ms)} to ${at(last_ms)} UTC: days at the edges count as far as the log goes`
        ]
      : []),
    ...(unreadable_n > 0
      ? [`${unreadable_n} lines cannot be read: ${unreadable.slice(0, 20).join(', ')}`]
      : []),
    ...(names.includes('common')
      ? ['no user agents in this format: robots cannot be left out']
      : [])
  ];
}

async function countExport(preparing: Preparing, { path, n, what }: Found): Promise<OpenFile> {
  const name = basename(path);
  if (what.kind === 'percent')
    throw new DataRefused(
      `not a count of visits: ${name} tells changes in percent of a usual level, for areas and not for a shop`
    );
  const facts = {
    name,
    bytes: statSync(path).size,
    format: 'visits' as const,
    gzip: false,
    unreadable_n: 0
  };
  const notes = [`${what.kind} export`];
  if (what.kind === 'ga4' || what.kind === 'plausible') {
    const read = what.kind === 'ga4' ? readGa4 : readPlausibleAnswer;
    return written(preparing, { ...facts, notes }, read(jsonOf(path, name), name));
  }
  const zone = literal(await zoneFor(preparing));
  const file = await preparing.open(path, n);
  if (what.kind === 'matomo visits') {
    const visitor = ['visitorId', 'fingerprint', 'userId'].find((it) => file.columns.includes(it));
    const select = filled(matomoVisits, {
      zone,
      rows: file.relation,
      visitor: visitor === undefined ? '"idVisit"' : identifier(visitor)
    });
    return table(preparing, { ...facts, notes, select });
  }
  const classes = await reading(name, () => referrersOf(preparing.store, file.relation));
  const select = visitsSql(`(${filled(goatcounterHits, { zone, rows: file.relation, classes })})`);
  return table(preparing, { ...facts, notes, select });
}

const filled = (sql: string, values: Record<string, string>): string =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, () => value),
    sql.replace(/^--.*$/gm, '')
  );

/** The referrers of an export with what each is, as an SQL list. */
async function referrersOf(store: Store, relation: string): Promise<string> {
  const rows = await store.engine.query<{ referrer: string }>(
    `SELECT DISTINCT "Referrer" AS referrer FROM ${relation} WHERE coalesce("Referrer", '') <> '' ORDER BY referrer`
  );
  const pairs = rows.map(({ referrer }) => {
    const url = address(/^[a-z-]+:\/\//.test(referrer) ? referrer : `https://${referrer}`);
    return `(${literal(referrer)}, ${literal(url === null ? 'campaign' : classOfHost(bareHost(url)))})`;
  });
  return pairs.length === 0 ? "('', 'direct')" : pairs.join(', ');
}

function jsonOf(path: string, name: string): unknown {
  if (statSync(path).size > json_object_bytes_max)
    throw new DataRefused(`too large: ${name} (at most ${json_object_bytes_max} bytes)`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new DataRefused(`not json: ${name}`, { cause });
  }
}

type Made = Pick<OpenFile, 'name' | 'bytes' | 'format' | 'gzip' | 'notes' | 'counted'> & {
  unreadable_n: number;
};

const columns = ['day', 'kind', 'referrer_class', 'visits_n', 'visitors_n'];

/** Visits that a SELECT counts, as a table of days; a line that could not be read is an empty row, which is refused. */
async function table(
  preparing: Preparing,
  { select, ...made }: Made & { select: string }
): Promise<OpenFile> {
  const path = copyPath(preparing, made.name);
  const count = (engine: Store['engine']): Promise<void> =>
    engine.run(
      `COPY (SELECT local_day AS day, 'web' AS kind, referrer_class, visits_n, visitors_n FROM (${select}) AS counted
        ORDER BY ALL) TO ${literal(path)} (FORMAT csv, HEADER true)`
    );
  await reading(made.name, () => preparing.store.engine.transaction(count, preparing.signal, true));
  appendFileSync(path, `${','.repeat(columns.length - 1)}\n`.repeat(made.unreadable_n));
  return opened(path, made);
}

/** Visits that an export tells by day, as a table. */
function written(preparing: Preparing, made: Made, days: DayVisits[]): OpenFile {
  const path = copyPath(preparing, made.name);
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = days.map(({ day, referrer_class, visits_n, visitors_n }) =>
    [cell(day), 'web', referrer_class, visits_n, visitors_n ?? ''].join(',')
  );
  writeFileSync(path, `${[columns.join(','), ...lines].join('\n')}\n`);
  return opened(path, made);
}

let copies_n = 0;
const copyPath = ({ folder }: Preparing, _name: string): string =>
  join(folder, `visits-${(copies_n += 1)}.csv`);

const opened = (path: string, { unreadable_n: _, ...made }: Made): OpenFile => ({
  ...made,
  encoding: null,
  separator: null,
  quote: null,
  escape: null,
  text: null,
  skipped_lines_n: 0,
  has_header: true,
  columns,
  relation: `read_csv(${literal(path)}, header = true, all_varchar = true, auto_detect = false, delim = ',', quote = '"', columns = {${columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ')}})`,
  first_row: null,
  rejects: null,
  broken_text: false,
  blank_is_refused: true
});
