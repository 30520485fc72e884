// The few words in which one text differs between engines: typed placeholders, and functions written `@name(a, b)`.

const duckTypes: Record<string, string> = {
  String: 'VARCHAR',
  Date: 'DATE',
  Int64: 'BIGINT',
  Float64: 'DOUBLE',
  Bool: 'BOOLEAN',
  'Array(String)': 'VARCHAR[]'
};

type Words = (a: string, b: string) => string;

const functions: Record<string, { duckdb: Words; clickhouse: Words }> = {
  bit_and: { duckdb: (a, b) => `(${a} & ${b})`, clickhouse: (a, b) => `bitAnd(${a}, ${b})` },
  // The p-th quantile of x between its neighbours: @quantile(p, x).
  quantile: {
    duckdb: (p, x) => `quantile_cont(${x}, ${p})`,
    clickhouse: (p, x) => `quantileExactInclusive(${p})(${x})`
  }
};

const placeholder = /\{(\w+):([\w()]+)\}/g;
const call = /@(\w+)\(([^(),]+), ([^(),]+)\)/g;

const spelled = (sql: string, engine: 'duckdb' | 'clickhouse'): string =>
  sql.replace(call, (_, name: string, a: string, b: string) => {
    const words = functions[name];
    if (words === undefined) throw new Error(`unknown function: @${name}`);
    return words[engine](a, b);
  });

function typed(type: string): string {
  const duck = duckTypes[type];
  if (duck === undefined) throw new Error(`unknown placeholder type: ${type}`);
  return duck;
}

/** `{name:Type}` placeholders to DuckDB's `CAST($name AS TYPE)`; unknown types and functions are programmer errors. */
export const toDuckDB = (sql: string): string =>
  spelled(sql, 'duckdb').replace(placeholder, (_, name: string, type: string) => {
    const duck = typed(type);
    return duck.endsWith('[]')
      ? `CAST(from_json($${name}, '["VARCHAR"]') AS ${duck})`
      : `CAST($${name} AS ${duck})`;
  });

/** Placeholders are ClickHouse's own, but for days, which it counts from 1900 as Date32. Errors as `toDuckDB`. */
export const toClickHouse = (sql: string): string =>
  spelled(sql, 'clickhouse').replace(placeholder, (_, name: string, type: string) => {
    typed(type);
    return `{${name}:${type === 'Date' ? 'Date32' : type}}`;
  });
