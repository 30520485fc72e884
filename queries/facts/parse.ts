import { factColumns, type Column, type FactKind } from '#queries/facts/columns.ts';
import { isText, trimmed, typedSql } from '#queries/facts/cells.ts';
import type { Formats } from '#queries/facts/formats.ts';
import { customerKeySql, type KeyPads } from '#queries/facts/customer.ts';
import { identifier, literal } from '#queries/facts/text.ts';

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
  only_unit?: string;
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
    ...columns.flatMap((column) => column.checks),
    ...(input.only_unit === undefined
      ? []
      : [`WHEN "unit" <> ${literal(input.only_unit)} THEN 'foreign_unit:unit'`])
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
  if (column.exact)
    checks.push(
      `WHEN regexp_matches(CAST(${given} AS VARCHAR), '^\\d{4}-(\\d\\d|W\\d\\d)$|^\\d{4}-\\d\\d-\\d\\d\\D+\\d{4}-') THEN 'not_a_day:${name}'`
    );
  if (column.type === 'amount')
    checks.push(`WHEN abs(${value}) >= 100000000000 THEN 'amount_too_large:${name}'`);
  if (column.type === 'rate')
    checks.push(`WHEN ${value} NOT BETWEEN 0 AND 1000000 THEN 'bad_rate:${name}'`);
  if (column.type === 'count') checks.push(`WHEN ${value} < 0 THEN 'bad_count:${name}'`);
  return checks;
}

function rawSql(name: string, column: Column, given: string): string {
  if (column.type === 'moment')
    return `coalesce(CAST(${identifier(`${name}_utc`)} AS VARCHAR) || 'Z', CAST(${identifier(`${name}_local`)} AS VARCHAR), CAST(${given} AS VARCHAR))`;
  if (column.type === 'rate')
    return `coalesce(CAST(CAST(${identifier(name)} AS DOUBLE) / 1000000 AS VARCHAR), CAST(${given} AS VARCHAR))`;
  if (column.exact) return `CAST(${given} AS VARCHAR)`; // a month must not come back as its first day
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
