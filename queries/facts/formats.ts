import { literal } from '#queries/facts/text.ts';

/** How numbers are written: plain 1250.5; comma 1 250,5 or 1.250,5; point 1,250.5. */
export type NumberFormat = 'plain' | 'comma' | 'point';

/** Order of day and month in dates that do not begin with the year. */
export type DateOrder = 'iso' | 'dmy' | 'mdy';

/** How the cells of one file are written. `assumed`: what the data did not decide, in words of the report. */
export type Formats = { numbers: NumberFormat; dates: DateOrder; assumed: string[] };

/** Formats of data that the product wrote itself. */
export const canonicalFormats: Formats = { numbers: 'plain', dates: 'iso', assumed: [] };

const decimal = 'DECIMAL(18,4)';
const ignored = " \u00a0\u202f\u2009'’€$£+";

/** SQL for a number written in `format`, out of a text expression; NULL when it is none. */
export function numberSql(text: string, format: NumberFormat, type = decimal): string {
  if (format === 'plain') return `TRY_CAST(${text} AS ${type})`;
  const bare = `regexp_replace(translate(${text}, ${literal(`−${ignored}`)}, '-'), '[A-Z]{3}$', '')`;
  const [group, point] = format === 'comma' ? ['.', ','] : [',', '.'];
  const grouped = `^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`;
  return `CASE WHEN contains(${bare}, '${group}') AND NOT regexp_matches(${bare}, '${grouped}') THEN NULL
    ELSE TRY_CAST(replace(replace(${bare}, '${group}', ''), '${point}', '.') AS ${type}) END`;
}

const isoFirst = (text: string): string => `(${text} LIKE '____-%' OR ${text} LIKE '____/%')`;

const shortPatterns = (order: 'dmy' | 'mdy'): string => {
  const date = order === 'dmy' ? ['%d/%m/%y', '%d/%m/%Y'] : ['%m/%d/%y', '%m/%d/%Y'];
  const times = ['', ' %H:%M', ' %H:%M:%S', ' %H:%M:%S.%f', ' %I:%M %p', ' %I:%M:%S %p'];
  return times.flatMap((time) => date.map((day) => `'${day}${time}'`)).join(', ');
};

const shortSql = (text: string, order: 'dmy' | 'mdy'): string =>
  `try_strptime(translate(${text}, '.-', '//'), [${shortPatterns(order)}])`;

/** SQL for a local date out of a text expression: a day, or the first day of a month (2006-11) or an ISO week (2020-W16). */
export function daySql(text: string, order: DateOrder): string {
  const iso = `coalesce(TRY_CAST(${text} AS DATE), CASE
    WHEN ${text} LIKE '____-__' THEN TRY_CAST(${text} || '-01' AS DATE)
    WHEN ${text} LIKE '____-W__' THEN CAST(try_strptime(${text} || '-1', '%G-W%V-%u') AS DATE)
    WHEN length(${text}) = 8 THEN CAST(try_strptime(${text}, '%Y%m%d') AS DATE)
    ELSE CAST(TRY_CAST(${text} AS TIMESTAMP) AS DATE) END)`;
  if (order === 'iso') return iso;
  return `CASE WHEN ${isoFirst(text)} THEN ${iso} ELSE CAST(${shortSql(text, order)} AS DATE) END`;
}

/** SQL condition: the text of a moment ends in Z or an offset such as +01:00, +0100, +01. */
const hasOffset = (text: string): string =>
  `(length(${text}) >= 17 AND (right(${text}, 1) IN ('Z', 'z') OR substr(${text}, -6, 1) IN ('+', '-')
    OR substr(${text}, -5, 1) IN ('+', '-') OR substr(${text}, -3, 1) IN ('+', '-')))`;

/**
 * SQL pair for a moment out of a text expression: `utc` when it carries an offset, else `local`, a wall-clock time
 * that the unit's zone turns into an instant. Both NULL when the text is no moment.
 */
export function momentSql(text: string, order: DateOrder): { utc: string; local: string } {
  const utc = `CASE WHEN ${hasOffset(text)} THEN timezone('UTC', TRY_CAST(${text} AS TIMESTAMPTZ)) END`;
  const iso = `TRY_CAST(${text} AS TIMESTAMP)`;
  const wall =
    order === 'iso'
      ? iso
      : `CASE WHEN ${isoFirst(text)} THEN ${iso} ELSE ${shortSql(text, order)} END`;
  return { utc, local: `CASE WHEN NOT ${hasOffset(text)} THEN ${wall} END` };
}
