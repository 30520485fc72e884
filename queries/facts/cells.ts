import type { Column } from '#queries/facts/columns.ts';
import { daySql, momentSql, numberSql, type Formats } from '#queries/facts/formats.ts';
import { literal, literals } from '#queries/facts/text.ts';

/** Type of a canonical column in the engine. Rates are millionths of a ratio. */
export const engineTypes: Record<Column['type'], string> = {
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

/** Whether an engine type is text, to be read as a format says. */
export const isText = (type: string): boolean => type === 'VARCHAR' || type.startsWith('ENUM');

const blanks = ' \t\r\n\u00a0\u202f';

/** SQL for a text without outer blanks, NULL when empty. Only cells that begin or end with a blank are rewritten. */
export const trimmed = (text: string): string => {
  const ends = [...blanks].map((blank) => `suffix(${text}, ${literal(blank)})`).join(' OR ');
  return `CASE WHEN ascii(${text}) <= 32 OR ascii(${text}) IN (160, 8239) OR ${ends}
    THEN nullif(trim(${text}, ${literal(blanks)}), '') ELSE ${text} END`;
};

type Reading = { formats: Formats; values: Record<string, Record<string, string>> };

/** SQL of the typed columns of one canonical column, name and expression; NULL where the raw cell `given` is none. */
export function typedSql(
  name: string,
  column: Column,
  given: string | null,
  type: string,
  { formats, values }: Reading
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
    return { utc: `make_timestamp(epoch_us(${given}))`, local: 'CAST(NULL AS TIMESTAMP)' };
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
