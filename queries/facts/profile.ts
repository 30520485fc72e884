import type { Engine } from '#queries/engines/duckdb.ts';
import type { ColumnType } from '#queries/facts/columns.ts';
import type { DateOrder, Formats, NumberFormat } from '#queries/facts/formats.ts';
import { identifier } from '#queries/facts/text.ts';

/** A text column to look at, and the type it is to be read as. */
export type ProfiledColumn = { name: string; type: ColumnType };

const numeric: readonly ColumnType[] = ['amount', 'rate', 'number'];
const dated: readonly ColumnType[] = ['day', 'moment'];

/**
 * How numbers and dates are written in a relation, decided over all of its rows, and how many rows it has.
 * `semicolon`: the file separates cells by `;`, which speaks for the decimal comma where nothing else decides.
 */
export async function profile(
  engine: Engine,
  relation: string,
  columns: ProfiledColumn[],
  semicolon: boolean
): Promise<{ rows_n: number; formats: Formats }> {
  const numbers = columns.filter((column) => numeric.includes(column.type));
  const dates = columns.filter((column) => dated.includes(column.type));
  const sums = (list: ProfiledColumn[], condition: (x: string) => string): string =>
    list.length === 0
      ? '0'
      : list
          .map(({ name }) => `count(*) FILTER (WHERE ${condition(identifier(name))})`)
          .join(' + ');
  const first = await one(
    engine,
    `SELECT count(*) AS rows_n,
      ${sums(numbers, (x) => `${x} IS NOT NULL AND TRY_CAST(${x} AS DECIMAL(18,4)) IS NULL`)} AS odd_numbers_n,
      ${sums(numbers, (x) => `contains(${x}, '.')`)} AS point_n,
      ${sums(numbers, (x) => `substr(${x}, -4, 1) = '.'`)} AS point_three_n,
      ${sums(dates, (x) => `${x} NOT LIKE '____-%' AND ${x} NOT LIKE '____/%' AND length(${x}) <> 8`)}
        + ${sums(dates, (x) => `length(${x}) = 8 AND TRY_CAST(${x} AS INTEGER) IS NULL`)} AS short_dates_n
    FROM ${relation}`
  );
  const assumed: string[] = [];
  const look = { engine, relation, assumed };
  return {
    rows_n: first.rows_n ?? 0,
    formats: {
      numbers: await numberFormat(look, numbers, first, semicolon),
      dates: await dateOrder(look, dates, first),
      assumed
    }
  };
}

type Counts = Record<string, number>;

/** Where to look, and where to say what the data did not decide. */
type Look = { engine: Engine; relation: string; assumed: string[] };

const one = async (engine: Engine, sql: string): Promise<Counts> => {
  const [row] = await engine.query<Counts>(sql);
  return row ?? {};
};

/** All cells of some columns as one column x, empty ones left out. */
const cells = (relation: string, columns: ProfiledColumn[]): string =>
  `(SELECT trim(x) AS x FROM (SELECT unnest([${columns.map(({ name }) => identifier(name)).join(', ')}]) AS x FROM ${relation}) AS all_cells WHERE trim(x) <> '') AS filled`;

async function numberFormat(
  look: Look,
  columns: ProfiledColumn[],
  first: Counts,
  semicolon: boolean
): Promise<NumberFormat> {
  const { engine, relation, assumed } = look;
  if (columns.length === 0) return 'plain';
  if ((first.odd_numbers_n ?? 0) === 0) {
    if ((first.point_n ?? 0) === 0 || first.point_n !== first.point_three_n) return 'plain';
    if (semicolon)
      return say(assumed, 'comma', 'points before three digits read as thousands signs');
    return say(assumed, 'plain', 'points before three digits read as decimal points');
  }
  const c = await one(
    engine,
    `SELECT count(*) FILTER (WHERE regexp_matches(x, '\\..*,')) AS comma_last_n,
      count(*) FILTER (WHERE regexp_matches(x, ',.*\\.')) AS point_last_n,
      count(*) FILTER (WHERE regexp_matches(x, '^[^.]*,(\\d{1,2}|\\d{4,})\\D*$')) AS comma_decimal_n,
      count(*) FILTER (WHERE regexp_matches(x, '^[^,]*\\.(\\d{1,2}|\\d{4,})\\D*$')) AS point_decimal_n,
      count(*) FILTER (WHERE contains(x, ',')) AS comma_n
    FROM ${cells(relation, columns)}`
  );
  const comma = (c.comma_last_n ?? 0) + (c.comma_decimal_n ?? 0);
  const point = (c.point_last_n ?? 0) + (c.point_decimal_n ?? 0);
  if (comma > 0 && point > 0) {
    const format = comma >= point ? 'comma' : 'point';
    return say(assumed, format, `decimal commas and points mixed, read as ${format}`);
  }
  if (comma > 0) return 'comma';
  if (point > 0) return 'point';
  if ((c.comma_n ?? 0) === 0) return semicolon ? 'comma' : 'point';
  if (semicolon) return say(assumed, 'comma', 'commas before three digits read as decimal commas');
  return say(assumed, 'point', 'commas before three digits read as thousands signs');
}

async function dateOrder(look: Look, columns: ProfiledColumn[], first: Counts): Promise<DateOrder> {
  const { engine, relation, assumed } = look;
  if (columns.length === 0 || (first.short_dates_n ?? 0) === 0) return 'iso';
  const c = await one(
    engine,
    `SELECT count(*) FILTER (WHERE a > 12 AND b <= 12) AS day_first_n, count(*) FILTER (WHERE b > 12 AND a <= 12) AS month_first_n,
      count(*) FILTER (WHERE a IS NOT NULL) AS short_n
    FROM (SELECT TRY_CAST(regexp_extract(x, '^(\\d{1,2})[/.-]\\d{1,2}[/.-]\\d{2,4}', 1) AS INTEGER) AS a,
      TRY_CAST(regexp_extract(x, '^\\d{1,2}[/.-](\\d{1,2})[/.-]\\d{2,4}', 1) AS INTEGER) AS b
      FROM ${cells(relation, columns)}) AS parts`
  );
  const day = c.day_first_n ?? 0;
  const month = c.month_first_n ?? 0;
  if ((c.short_n ?? 0) === 0) return 'iso';
  if (day > 0 && month > 0) {
    const order = day >= month ? 'dmy' : 'mdy';
    return say(
      assumed,
      order,
      `dates of both orders, read as ${order === 'dmy' ? 'day/month' : 'month/day'}`
    );
  }
  if (month > 0) return 'mdy';
  if (day > 0) return 'dmy';
  return say(assumed, 'dmy', 'no date decides between day/month and month/day, read as day/month');
}

function say<T>(assumed: string[], choice: T, why: string): T {
  assumed.push(why);
  return choice;
}
