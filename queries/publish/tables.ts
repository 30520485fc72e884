import type { ClusterAddress } from '#queries/engines/clickhouse-address.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { figures, type Figures } from '#queries/publish/figures.ts';

/** Tables that hold what is published. `database` carries a fingerprint of `statements`: other columns, other database. */
export type PublishedTables = { database: string; statements: string[] };

type Column = { name: string; type: string };

const types: Record<string, string> = {
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  DOUBLE: 'Float64',
  DATE: 'Date32',
  BOOLEAN: 'Bool',
  VARCHAR: 'String',
  TIMESTAMP: "DateTime64(6, 'UTC')"
};

/** Names of the tables of figures: its rows of all publications; what is inserted into; what one node shows. */
export const rowsOf = ({ name }: Figures): string => `${name}_rows`;
export const doorOf = ({ name }: Figures): string => `${name}_in`;
const hereOf = (view: string): string => `${view}_here`;

/** The publication a question is put to, in the one word of ours that reaches every shard; none: the newest. */
const asked = `toUInt32OrDefault(getSetting('log_comment'), toUInt32(4294967295))`;

const housekeeping = [
  // Numbers taken by publications, begun or done: one that was cut off leaves its number unused.
  'CREATE TABLE IF NOT EXISTS attempt (n UInt32, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY n',
  // Publications that can be read. state: what the store said of itself.
  'CREATE TABLE IF NOT EXISTS publication (n UInt32, state String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY n',
  // Which publication replaced which slice of which figures. digest: of its rows, empty without any.
  `CREATE TABLE IF NOT EXISTS slice (figures LowCardinality(String), slice Date32, n UInt32, digest String, at DateTime DEFAULT now())
ENGINE = MergeTree ORDER BY (figures, slice, n)`
];

/** The statements that make the tables on one node, out of the columns the store has. They may be run again. */
export async function publishedTables(
  engine: Engine,
  address: ClusterAddress
): Promise<PublishedTables> {
  const columns: Column[][] = [];
  for (const it of figures) columns.push(await columnsOf(engine, it));
  const named = (database: string) =>
    figures.flatMap((it, i) => statementsFor(it, columns[i] ?? [], { ...address, database }));
  const database = `${address.database}_${fingerprint(named('').join('\n'))}`;
  return { database, statements: [...housekeeping, ...named(database)] };
}

const anyDay = { from: '2000-01-01', until: '2000-01-02' };

type StoredColumn = { column_name: string; column_type: string };

const describe = (engine: Engine, it: Figures): Promise<StoredColumn[]> =>
  engine.query<StoredColumn>(`DESCRIBE ${it.select(anyDay)}`);

async function columnsOf(engine: Engine, it: Figures): Promise<Column[]> {
  return (await describe(engine, it)).map(({ column_name: name, column_type }) => {
    const type = column_type.startsWith('ENUM') ? 'String' : types[column_type];
    if (type === undefined)
      throw new Error(`no column type for ${column_type}: ${it.name}.${name}`);
    return { name, type: it.order.includes(name) ? type : `Nullable(${type})` };
  });
}

/** The columns of figures as they are sent: days inside what ClickHouse counts, for the open ends are far outside. */
export async function csvColumns(engine: Engine, it: Figures): Promise<string> {
  return (await describe(engine, it))
    .map(({ column_name, column_type }) => {
      const name = quoted(column_name);
      return column_type === 'DATE'
        ? `CASE WHEN ${name} < DATE '1900-01-01' THEN DATE '1900-01-01' WHEN ${name} > DATE '2299-12-31' THEN DATE '2299-12-31' ELSE ${name} END AS ${name}`
        : name;
    })
    .join(', ');
}

/** Whether figures are spread over the shards of a cluster; others are whole on every node. */
export const isSpread = (it: Figures, { cluster }: ClusterAddress): boolean =>
  cluster !== null && it.slice !== null;

function statementsFor(it: Figures, columns: readonly Column[], address: ClusterAddress): string[] {
  const { cluster, database } = address;
  const list = columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
  const rows = `CREATE TABLE IF NOT EXISTS ${rowsOf(it)} (slice Date32, n UInt32, ${list})
ENGINE = ${engineOf(it, address)} PARTITION BY (slice, n) ORDER BY tuple(${it.order.map(quoted).join(', ')})`;
  const spread = isSpread(it, address);
  const views = it.views.flatMap(({ name, columns: shown, where }) => {
    const here = `CREATE VIEW IF NOT EXISTS ${spread ? hereOf(name) : name} AS
SELECT ${shown.replace('*', `* EXCEPT (slice, n${it.slice === null ? '' : ', spread_by'})`)} FROM ${rowsOf(it)}
WHERE (slice, n) IN (SELECT slice, max(n) FROM slice WHERE figures = '${it.name}' AND n <= ${asked} GROUP BY slice)
  AND ${where}`;
    const over = `CREATE TABLE IF NOT EXISTS ${name} AS ${hereOf(name)} ENGINE = Distributed('${cluster}', '${database}', '${hereOf(name)}')`;
    return spread ? [here, over] : [here];
  });
  const door = `CREATE TABLE IF NOT EXISTS ${doorOf(it)} AS ${rowsOf(it)}
ENGINE = Distributed('${cluster}', '${database}', '${rowsOf(it)}', intHash64(coalesce(spread_by, 0)))`;
  return [rows, ...(spread ? [door] : []), ...views];
}

/** Small tables are written to every node by ourselves: they need no replication. */
const engineOf = (it: Figures, { database, replicated }: ClusterAddress): string =>
  replicated && it.slice !== null
    ? `ReplicatedMergeTree('/clickhouse/tables/${database}/${it.name}/{shard}', '{replica}')`
    : 'MergeTree';

const quoted = (name: string): string => `"${name}"`;

/** FNV-1a, 32 bits, in hexadecimal. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
