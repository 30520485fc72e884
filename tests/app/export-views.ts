import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import type { Column, SeriesRow } from '#model/question.ts';
import { openScratch } from '#queries/engines/scratch.ts';
import { series, type Store } from '#queries/index.server.ts';
import { parseQuestionText } from '#model/question-text.ts';
import { formatNamed } from '../../src/export/index.server.ts';
import { wholeOf } from '../../src/export/define.ts';
import { apiApp } from '../../src/api/app.server.ts';
import { licenceNamed } from '../../src/export/licences.ts';

/** What a reader may ask, as an address has it. */
export type Asked = {
  metric: string;
  by?: string;
  from?: string;
  until?: string;
  where?: string[];
  compare?: string;
  interval?: string;
};

const some = <Value>(...values: Value[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

/** Random views of a rich store: measures, splits, days, filters, comparisons. */
export const views: fc.Arbitrary<Asked> = fc
  .record({
    metric: fc
      .subarray(
        [
          'online_share',
          'online_share_of_usual',
          'online_revenue',
          'recovery',
          'orders',
          'coverage'
        ],
        { minLength: 1, maxLength: 3 }
      )
      .map((names) => names.join()),
    period: some('period:month', 'period:quarter', 'period:year'),
    sector: some('sector:group', 'sector:family'),
    area: some('area:departement', 'area:region'),
    channel: fc.option(fc.constant('channel'), { nil: undefined }),
    days: some(
      ['2020-01-01', '2021-01-01'],
      ['2020-10-01', '2020-12-15'],
      ['2019-07-01', '2020-12-01']
    ),
    where: fc.subarray(['area=REG-11', 'sector=culture', 'currency=EUR'], { maxLength: 2 }),
    compare: some('last_year', 'previous', 'usual'),
    interval: some('linear')
  })
  .map(({ metric, period, sector, area, channel, days, where, compare, interval }) => {
    const splits = [period, sector, area, channel].filter((split) => split !== undefined);
    return {
      metric,
      where,
      ...(splits.length === 0 ? {} : { by: splits.join() }),
      ...(days === undefined ? {} : { from: days[0] ?? '', until: days[1] ?? '' }),
      ...(compare === undefined ? {} : { compare }),
      ...(interval === undefined ? {} : { interval })
    };
  });

const licence = licenceNamed('etalab-2.0');

/** The answer of the API to a view in one form, as bytes. */
export async function takenAs(store: Store, format: string, asked: Asked): Promise<Uint8Array> {
  const app = apiApp({
    store: async () => store,
    isPublic: () => true,
    licence: () => licence
  });
  const { where = [], ...rest } = asked;
  const search = new URLSearchParams({ ...rest, format });
  for (const filter of where) search.append('where', filter);
  const response = await app.request(`/api/v1/series?${search}`);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

type Plain = (string | number | boolean | null)[];

/** What hinders a view from being the same in every form: a sentence for each difference; counts of what was met. */
export async function differences(
  store: Store,
  asked: Asked
): Promise<{ found: string[]; shown_n: number; hidden_n: number; missing_n: number }> {
  const question = parseQuestionText(asked);
  const answer = await series(store, question);
  const { rows, columns } = answer;
  const written = async (format: string) =>
    wholeOf(
      formatNamed(format)?.write({ ...answer, question, name: 'rows', address: null, licence }) ??
        []
    );
  const screen = rows.map((row) => columns.map(({ name }) => row[name] ?? null));
  const found: string[] = [];
  const compare = (name: string, read: Plain[], wanted: Plain[] = screen) => {
    if (JSON.stringify(read) !== JSON.stringify(wanted))
      found.push(`${name} differs from the screen for ${JSON.stringify(asked)}`);
  };
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-export-test-'));
  const scratch = await openScratch();
  const desk = { columns, folder, scratch };
  try {
    compare('the API', await readers.json(await takenAs(store, 'json', asked), desk));
    for (const [name, read] of Object.entries(readers))
      compare(name, await read(await written(name), desk));
    const sdmx = await delimitedRows(await written('sdmx-csv'), ',', desk);
    compare('sdmx-csv', sdmx.map(sdmxCells), rows.map(observation));
  } finally {
    await scratch.close();
    await rm(folder, { recursive: true, force: true });
  }
  const count = (is: (row: SeriesRow) => boolean) => rows.filter(is).length;
  return {
    found,
    shown_n: count(({ value }) => value !== null),
    hidden_n: count(({ value, status }) => value === null && status !== null),
    missing_n: count(({ value, status }) => value === null && status === null)
  };
}

type Desk = {
  columns: readonly Column[];
  folder: string;
  scratch: Awaited<ReturnType<typeof openScratch>>;
};
type Reader = (bytes: Uint8Array, desk: Desk) => Promise<Plain[]>;

/** Each form read back by other code than wrote it: DuckDB, read-excel-file, the JSON of the language. */
const readers = {
  csv: async (bytes, desk) => typed(await delimitedRows(bytes, ',', desk), desk.columns, '.'),
  'csv-fr': async (bytes, desk) => typed(await delimitedRows(bytes, ';', desk), desk.columns, ','),
  package: async (bytes, desk) => {
    const data = unzipSync(bytes)['data/series.csv'] ?? new Uint8Array();
    return typed(await delimitedRows(data, ',', desk), desk.columns, '.');
  },
  json: async (bytes, { columns }) => {
    const { rows } = JSON.parse(strFromU8(bytes)) as { rows: SeriesRow[] };
    return rows.map((row) => columns.map(({ name }) => row[name] ?? null));
  },
  ndjson: async (bytes, { columns }) =>
    strFromU8(bytes)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as SeriesRow)
      .map((row) => columns.map(({ name }) => row[name] ?? null)),
  xlsx: async (bytes, { columns }) => {
    const sheets = await readWorkbook(Buffer.from(bytes));
    const [, ...lines] = sheets.find(({ sheet }) => sheet === 'series')?.data ?? [];
    return lines.map((line) =>
      columns.map((_, i) => {
        const cell = line[i] ?? null;
        return cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell as Plain[number]);
      })
    );
  },
  parquet: async (bytes, { columns, folder, scratch }) => {
    const file = join(folder, 'rows.parquet');
    await writeFile(file, bytes);
    const names = columns.map(({ name, type }) =>
      type === 'date' ? `CAST("${name}" AS VARCHAR) AS "${name}"` : `"${name}"`
    );
    const rows = await queried(scratch, `SELECT ${names.join()} FROM read_parquet('${file}')`);
    return rows.map((row) => columns.map(({ name }) => (row[name] ?? null) as Plain[number]));
  }
} satisfies Record<string, Reader>;

const queried = (scratch: Desk['scratch'], sql: string): Promise<Record<string, unknown>[]> =>
  scratch.query<Record<string, unknown>>(sql, {});

/** Lines of delimited text as DuckDB reads them, all as texts, the header left out. */
async function delimitedRows(
  bytes: Uint8Array,
  separator: string,
  { folder, scratch }: Desk
): Promise<(string | null)[][]> {
  const file = join(folder, 'rows.csv');
  await writeFile(file, bytes);
  const rows = await queried(
    scratch,
    `SELECT * FROM read_csv('${file}', delim = '${separator}', header = true, all_varchar = true, quote = '"', escape = '"', auto_detect = false, null_padding = false, columns = {${headerOf(
      bytes,
      separator
    )
      .map((name) => `'${name}': 'VARCHAR'`)
      .join()}})`
  );
  return rows.map((row) => Object.values(row).map((cell) => cell as string | null));
}

const headerOf = (bytes: Uint8Array, separator: string): string[] =>
  strFromU8(bytes.subarray(0, 2000))
    .replace(/^\ufeff/, '')
    .split('\n', 1)[0]
    ?.split(separator) ?? [];

/** Texts as the values the columns promise. */
function typed(lines: (string | null)[][], columns: readonly Column[], decimal: string): Plain[] {
  return lines.map((line) =>
    columns.map(({ type }, i) => {
      const text = line[i] ?? null;
      if (text === null || text === '') return null;
      if (type === 'number') return Number(text.replace(decimal, '.'));
      if (type === 'boolean') return text === 'true' || text === 'VRAI';
      return text;
    })
  );
}

/** What an observation says: value, whether it is hidden and why. */
const observation = ({ metric, value, status }: SeriesRow): Plain => [
  metric.toUpperCase(),
  value,
  status ?? 'F',
  value === null ? (status === null ? 'O' : 'Q') : 'shown'
];

function sdmxCells(line: (string | null)[]): Plain {
  const [conf, obs, , value] = line.toReversed();
  const metric =
    line.find((cell) => /^(ONLINE_|RECOVERY|ORDERS|COVERAGE)/.test(cell ?? '')) ?? null;
  const is_empty = value === null || value === undefined || value === '';
  const shown = obs === 'A' || obs === 'P' ? 'shown' : (obs ?? null);
  return [metric, is_empty ? null : Number(value), conf ?? null, shown];
}
