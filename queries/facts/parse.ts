import { factColumns, type Column, type FactKind } from '#queries/facts/columns.ts';
import { daySql, momentSql, numberSql, type Formats } from '#queries/facts/formats.ts';
import { customerKeySql, type KeyPads } from '#queries/facts/customer.ts';
import { identifier, literal, literals } from '#queries/facts/text.ts';

/** Other spellings of a column's values, by column: `{ order_mode: { web: 'online' } }`. Compared without case. */
export type ValueMaps = Record<string, Record<string, string>>;

/** What a relation holds: canonical column name to engine type. Columns of other names are ignored. */
export type Present = Record<string, string>;

export type ParseInput = {
  kind: FactKind;
  relation: string;
  present: Present;
  formats: Formats;
  values: ValueMaps;
  pads: KeyPads;
  /** cells may hold the mark of unreadable characters */
  broken_text: boolean;
  own_columns?: string[];
  blank_is_refused?: boolean;
};

/**
 * A SELECT that reads a relation of raw cells into typed canonical columns, all of the kind's, absent ones NULL,
 * with `reason` (code:column, NULL when good) and `raw` (JSON of the row as far as it could be read, only when refused).
 * A moment gives two columns, `_utc` and `_local`; a customer only `customer_key`.
 */
export function parseSql(input: ParseInput): string {
  const columns = Object.entries(factColumns[input.kind]).map(([name, column]) =>
    cell(name, column, input)
  );
  const present = columns.filter((column) => column.given !== null);
  const typed = columns.flatMap((column) =>
    column.typed.map(([name, sql]) => `${sql} AS ${identifier(name)}`)
  );
  const own = present.filter(({ of }) => input.own_columns?.includes(of) ?? true);
  const blank = own.map((column) => `${identifier(column.in)} IS NULL`).join(' AND ');
  const checks = [
    `WHEN ${blank} THEN '${input.blank_is_refused === true ? 'unreadable_row:' : 'blank'}'`,
    ...columns.flatMap((column) => column.checks)
  ];
  const raw = present
    .filter((column) => column.raw !== null)
    .map((column) => `${literal(column.rawName)}, ${column.raw}`);
  const names = columns.flatMap((column) => column.typed.map(([name]) => identifier(name)));
  return `SELECT ${names.join(', ')}, reason,
    CASE WHEN reason IS NOT NULL THEN CAST(json_object(${raw.join(', ')}) AS VARCHAR) END AS raw
  FROM (SELECT *, CASE ${checks.join(' ')} ELSE NULL END AS reason
    FROM (SELECT *, ${typed.join(', ')}
      FROM (SELECT ${present.map((column) => `${column.given} AS ${identifier(column.in)}`).join(', ')}
        FROM ${input.relation}) AS cells) AS typed) AS checked`;
}

type Cell = {
  of: string;
  in: string;
  /** the raw cell without outer blanks, NULL when empty; null: the relation has no such column */
  given: string | null;
  typed: [string, string][];
  checks: string[];
  rawName: string;
  raw: string | null;
};

const engineTypes: Record<Column['type'], string> = {
  text: 'VARCHAR',
  code: 'VARCHAR',
  enum: 'VARCHAR',
  amount: 'DECIMAL(18,4)',
  rate: 'INTEGER',
  moment: 'TIMESTAMP',
  day: 'DATE',
  count: 'INTEGER',
  number: 'DOUBLE',
  flag: 'BOOLEAN',
  customer: 'UBIGINT'
};

const badCode: Record<Column['type'], string> = {
  text: '',
  code: '',
  customer: '',
  enum: 'unknown_value',
  amount: 'bad_amount',
  rate: 'bad_rate',
  moment: 'bad_date',
  day: 'bad_date',
  count: 'bad_count',
  number: 'bad_number',
  flag: 'bad_flag'
};

const blanks = ' \t\r\n\u00a0\u202f';

/** A text without outer blanks, NULL when empty. Only cells that begin or end with a blank are rewritten. */
const trimmed = (text: string): string => {
  const ends = [...blanks].map((blank) => `suffix(${text}, ${literal(blank)})`).join(' OR ');
  return `CASE WHEN ascii(${text}) <= 32 OR ascii(${text}) IN (160, 8239) OR ${ends}
    THEN nullif(trim(${text}, ${literal(blanks)}), '') ELSE ${text} END`;
};

const isText = (type: string): boolean => type === 'VARCHAR' || type.startsWith('ENUM');

function cell(name: string, column: Column, input: ParseInput): Cell {
  if (column.type === 'customer') return customerCell(input);
  const type = input.present[name];
  const text =
    type === undefined || isText(type) || ['text', 'code', 'enum', 'flag'].includes(column.type);
  const given = identifier(`${name}_in`);
  const bare = text
    ? trimmed(type === 'VARCHAR' ? identifier(name) : `CAST(${identifier(name)} AS VARCHAR)`)
    : identifier(name);
  const typed = typedSql(
    name,
    column,
    type === undefined ? null : given,
    text ? 'VARCHAR' : (type ?? ''),
    input
  );
  const value =
    column.type === 'moment'
      ? `coalesce(${identifier(`${name}_utc`)}, ${identifier(`${name}_local`)})`
      : identifier(name);
  return {
    of: name,
    in: `${name}_in`,
    given: type === undefined ? null : bare,
    typed,
    checks:
      type === undefined
        ? column.required
          ? [`WHEN true THEN 'missing:${name}'`]
          : []
        : checksOf(name, column, given, value, text && input.broken_text),
    rawName: name,
    raw: type === undefined ? null : rawSql(name, column, given)
  };
}

function checksOf(
  name: string,
  column: Column,
  given: string,
  value: string,
  may_be_broken: boolean
): string[] {
  const checks: string[] = [];
  if (may_be_broken) checks.push(`WHEN contains(${given}, chr(65533)) THEN 'broken_text:${name}'`);
  if (column.required) checks.push(`WHEN ${given} IS NULL THEN 'missing:${name}'`);
  if (badCode[column.type] !== '')
    checks.push(
      `WHEN ${given} IS NOT NULL AND ${value} IS NULL THEN '${badCode[column.type]}:${name}'`
    );
  if (column.type === 'amount')
    checks.push(`WHEN abs(${value}) >= 100000000000 THEN 'amount_too_large:${name}'`);
  if (column.type === 'rate')
    checks.push(`WHEN ${value} NOT BETWEEN 0 AND 1000000 THEN 'bad_rate:${name}'`);
  if (column.type === 'count') checks.push(`WHEN ${value} < 0 THEN 'bad_count:${name}'`);
  return checks;
}

function typedSql(
  name: string,
  column: Column,
  given: string | null,
  type: string,
  { formats, values }: ParseInput
): [string, string][] {
  const nothing = `CAST(NULL AS ${engineTypes[column.type]})`;
  if (column.type === 'moment') {
    const pair = given === null ? { utc: nothing, local: nothing } : momentOf(given, type, formats);
    return [
      [`${name}_utc`, pair.utc],
      [`${name}_local`, pair.local]
    ];
  }
  if (given === null) return [[name, nothing]];
  const text = isText(type);
  const number = (as: string): string =>
    text ? numberSql(given, formats.numbers, as) : `TRY_CAST(${given} AS ${as})`;
  const sql = {
    text: () => given,
    code: () => `upper(${given})`,
    enum: () => enumSql(given, column.values ?? [], values[name] ?? {}),
    amount: () => number('DECIMAL(18,4)'),
    rate: () => rateSql(given, text, formats),
    day: () => (text ? daySql(given, formats.dates) : `TRY_CAST(${given} AS DATE)`),
    count: () =>
      `CAST(CASE WHEN ${number('DOUBLE')} = floor(${number('DOUBLE')}) THEN TRY_CAST(${number('DOUBLE')} AS INTEGER) END AS INTEGER)`,
    number: () => number('DOUBLE'),
    flag: () => flagSql(given, values[name] ?? {}),
    customer: () => nothing
  }[column.type]();
  return [[name, sql]];
}

/** Rates as millionths of a ratio: 0.055, 5.5 and 5.5 % are 55000. A rate from 1 on is a percentage. */
function rateSql(given: string, text: boolean, formats: Formats): string {
  const number = text
    ? numberSql(`rtrim(${given}, ' %')`, formats.numbers, 'DOUBLE')
    : `CAST(${given} AS DOUBLE)`;
  const percent = text ? `contains(${given}, '%') OR ` : '';
  return `CAST(round(CASE WHEN ${percent}${number} >= 1 THEN ${number} / 100 ELSE ${number} END * 1000000) AS INTEGER)`;
}

function momentOf(given: string, type: string, formats: Formats): { utc: string; local: string } {
  if (isText(type)) return momentSql(given, formats.dates);
  if (type === 'TIMESTAMP WITH TIME ZONE')
    return { utc: `timezone('UTC', ${given})`, local: 'CAST(NULL AS TIMESTAMP)' };
  return { utc: 'CAST(NULL AS TIMESTAMP)', local: `TRY_CAST(${given} AS TIMESTAMP)` };
}

function enumSql(given: string, known: readonly string[], map: Record<string, string>): string {
  const exact = `CASE WHEN ${given} IN (${literals(known)}) THEN ${given}`;
  const cases = Object.entries(map).map(
    ([from, to]) => `WHEN ${literal(from.toLowerCase())} THEN ${literal(to)}`
  );
  const own = known.map((value) => `WHEN ${literal(value)} THEN ${literal(value)}`);
  return `${exact} ELSE CASE lower(${given}) ${[...cases, ...own].join(' ')} END END`;
}

function flagSql(given: string, map: Record<string, string>): string {
  const words = {
    yes: 'true',
    oui: 'true',
    o: 'true',
    y: 'true',
    no: 'false',
    non: 'false',
    n: 'false',
    ...map
  };
  const cases = Object.entries(words).map(
    ([from, to]) => `WHEN ${literal(from.toLowerCase())} THEN ${to === 'true'}`
  );
  return `CASE lower(${given}) ${cases.join(' ')} ELSE TRY_CAST(${given} AS BOOLEAN) END`;
}

function rawSql(name: string, column: Column, given: string): string {
  if (column.type === 'moment')
    return `coalesce(CAST(${identifier(`${name}_utc`)} AS VARCHAR) || 'Z', CAST(${identifier(`${name}_local`)} AS VARCHAR), CAST(${given} AS VARCHAR))`;
  if (column.type === 'rate')
    return `coalesce(CAST(CAST(${identifier(name)} AS DOUBLE) / 1000000 AS VARCHAR), CAST(${given} AS VARCHAR))`;
  return `coalesce(CAST(${identifier(name)} AS VARCHAR), CAST(${given} AS VARCHAR))`;
}

/** The customer leaves as a keyed pseudonym; a replayed row brings the pseudonym itself. */
function customerCell({ present, pads }: ParseInput): Cell {
  const keyed = present.customer_key !== undefined;
  const given = keyed
    ? 'CAST("customer_key" AS VARCHAR)'
    : present.customer === undefined
      ? null
      : 'CAST("customer" AS VARCHAR)';
  const key = keyed
    ? 'TRY_CAST("customer_in" AS UBIGINT)'
    : customerKeySql('"unit"', '"customer_in"', pads);
  return {
    of: 'customer',
    in: 'customer_in',
    given,
    typed: [['customer_key', given === null ? 'CAST(NULL AS UBIGINT)' : key]],
    checks: [],
    rawName: 'customer_key',
    raw: given === null ? null : 'CAST("customer_key" AS VARCHAR)'
  };
}
