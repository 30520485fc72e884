import { DataRefused, InvalidInput } from '#model/problem.ts';
import {
  factColumns,
  identifier,
  literal,
  type Formats,
  type Input
} from '#queries/store.server.ts';
import type { ColumnType, FactKind } from '#queries/store.server.ts';
import { renamed } from '../detect/detect.ts';
import type { ReadMapping } from './read.ts';
import { assign, rowsInput, type OpenFile, type Plan } from './relations.ts';
import { footfallNames, kindOf, plainName, recognise } from './synonyms.ts';
import { valueSynonyms } from './value-synonyms.ts';

/** Constants that the caller gives for all rows. */
export type Fixed = { unit?: string | undefined; source?: string | undefined };

const base = (file: OpenFile): Omit<Input, 'kind' | 'relation'> => ({
  file: file.name,
  values: valueSynonyms,
  first_row: file.first_row,
  rejects: file.rejects,
  semicolon: file.separator === ';',
  broken_text: file.broken_text,
  blank_is_refused: file.blank_is_refused
});

/** Plan without a mapping: canonical names and their synonyms. Errors: DataRefused naming the column that is missing. */
export function planByNames(files: OpenFile[], kind: FactKind | undefined, fixed: Fixed): Plan {
  const inputs = files.map((file) => {
    const found =
      kind ?? kindOf(fixed.unit === undefined ? file.columns : [...file.columns, 'unit']);
    if (found === null)
      throw new DataRefused(
        `columns not recognised: ${file.name} (${file.columns.slice(0, 12).join(', ')}); name them in a mapping`
      );
    const labels = recognise(found, file.columns);
    const columns = Object.fromEntries(
      Object.entries(labels).map(([to, from]) => [to, identifier(from)])
    );
    const own_columns = Object.keys(columns);
    addFixed(columns, found, fixed);
    if (found === 'visits') addVisitKind(columns, labels);
    needs(found, Object.keys(columns), file);
    return {
      ...base(file),
      kind: found,
      relation: renamed(file.relation, columns),
      own_columns,
      labels
    };
  });
  return { views: [], inputs, unused: [] };
}

function addFixed(columns: Record<string, string>, kind: FactKind, fixed: Fixed): void {
  if (fixed.unit !== undefined && 'unit' in factColumns[kind]) columns.unit = literal(fixed.unit);
  if (fixed.source !== undefined && 'source' in factColumns[kind])
    columns.source = literal(fixed.source);
}

/** A count of entries is one of people at the door, unless the file says what it counts. */
function addVisitKind(columns: Record<string, string>, labels: Record<string, string>): void {
  const counted = labels['visits_n'];
  if (
    columns['kind'] === undefined &&
    counted !== undefined &&
    footfallNames.includes(plainName(counted))
  )
    columns['kind'] = literal('footfall');
}

function needs(kind: FactKind, present: string[], file: OpenFile): void {
  const missing = Object.entries(factColumns[kind]).find(
    ([name, { required }]) => required && !present.includes(name)
  );
  if (missing === undefined) return;
  const hint = missing[0] === 'unit' ? '; give --unit, or a column `unit`' : '';
  throw new DataRefused(
    `no column for ${missing[0]}: ${file.name} (${file.columns.slice(0, 12).join(', ')})${hint}`,
    {
      field: missing[0]
    }
  );
}

/** Plan by a mapping. Errors: DataRefused for a file that lacks a mapped column, or a file the mapping needs. */
export function planByMapping(files: OpenFile[], read: ReadMapping, fixed: Fixed): Plan {
  const { mapping } = read;
  const fixedRows = Object.entries(mapping.rows).flatMap(([kind, rows]) =>
    rowsInput(kind as FactKind, rows ?? [], `${mapping.name}.json`)
  ); // keys come from the schema's enum
  const roles =
    mapping.files === undefined
      ? { views: [], unused: files.map((file) => file.name) }
      : assign(files, mapping.files);
  const selects = mapping.selects.map((kind): Input => ({
    ...common(read),
    kind,
    file: `${mapping.name}.${kind}`,
    relation: selected(read, kind, fixed),
    first_row: null,
    rejects: null,
    semicolon: false,
    broken_text: files.some((file) => file.broken_text)
  }));
  const views = [...roles.views, ...tablesOf(mapping)];
  if (mapping.kind === undefined)
    return { views, inputs: [...fixedRows, ...selects], unused: roles.unused };
  const mapped = files.map((file) => mappedInput(file, mapping.kind ?? 'orders', read, fixed));
  return { views, inputs: [...fixedRows, ...selects, ...mapped], unused: [] };
}

/** The rows of a mapping's SQL, with the caller's shop where the SQL leaves it to the caller. */
function selected({ mapping, selects }: ReadMapping, kind: FactKind, { unit }: Fixed): string {
  const sql = `(${selects[kind] ?? ''}) AS selected`;
  if (mapping.unit === undefined) return sql;
  if (unit === undefined)
    throw new InvalidInput(`no unit given: files of ${mapping.name} do not say whose they are`, {
      field: 'unit'
    });
  return `(SELECT ${literal(unit)} AS unit, selected.* FROM ${sql}) AS given`;
}

/** The small tables of a mapping as views of text; a column that a row leaves out is empty there. */
const tablesOf = ({ tables }: ReadMapping['mapping']): Plan['views'] =>
  Object.entries(tables).map(([name, rows]) => {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const line = (row: Record<string, string>): string =>
      columns.map((it) => (row[it] === undefined ? 'NULL::VARCHAR' : literal(row[it]))).join(', ');
    const list = columns.map(identifier).join(', ');
    const values = rows.map((row) => `(${line(row)})`).join(', ');
    return { name, files: [], relation: `(VALUES ${values}) AS ${name}_rows(${list})` };
  });

const common = ({ mapping }: ReadMapping): { values: Input['values']; formats?: Formats } => ({
  values: Object.fromEntries(
    [...new Set([...Object.keys(valueSynonyms), ...Object.keys(mapping.values)])].map((name) => [
      name,
      { ...valueSynonyms[name], ...mapping.values[name] }
    ])
  ),
  ...(mapping.formats === undefined ? {} : { formats: { ...mapping.formats, assumed: [] } })
});

function mappedInput(file: OpenFile, kind: FactKind, read: ReadMapping, fixed: Fixed): Input {
  const { mapping } = read;
  const known = factColumns[kind];
  const columns: Record<string, string> = {};
  for (const [to, from] of Object.entries(mapping.columns)) {
    if (known[to] === undefined)
      throw new InvalidInput(`unknown column in mapping ${mapping.name}: ${to} (of ${kind})`, {
        field: 'mapping'
      });
    if (!file.columns.includes(from))
      throw new DataRefused(
        `no column ${from}: ${file.name} (${file.columns.slice(0, 12).join(', ')})`
      );
    columns[to] =
      known[to].type === 'enum' || known[to].type === 'flag'
        ? identifier(from)
        : translated(identifier(from), mapping.values[to]);
  }
  const own_columns = Object.keys(columns);
  for (const [to, value] of Object.entries({ ...constantsOf(mapping), ...mapping.constants }))
    if (known[to] !== undefined && columns[to] === undefined)
      columns[to] = constant(known[to].type, value);
  addFixed(columns, kind, fixed);
  needs(kind, Object.keys(columns), file);
  const where = Object.entries(mapping.where).map(
    ([column, words]) => `${identifier(column)} IN (${words.map(literal).join(', ')})`
  );
  const relation =
    where.length === 0
      ? file.relation
      : `(SELECT * FROM ${file.relation} WHERE ${where.join(' AND ')})`;
  return {
    ...base(file),
    ...common(read),
    kind,
    relation: renamed(relation, columns),
    own_columns,
    labels: mapping.columns,
    first_row: where.length === 0 ? file.first_row : null
  };
}

const constantsOf = (mapping: ReadMapping['mapping']): Record<string, string> =>
  Object.fromEntries(
    (['currency', 'tax_basis', 'zone', 'country'] as const).flatMap((name) => {
      const value = mapping[name];
      return value === undefined ? [] : [[name, value]];
    })
  );

/** A fixed number is plain, however the file writes its own. */
const constant = (type: ColumnType, value: string): string =>
  ['amount', 'rate', 'number', 'count'].includes(type) && /^-?\d+(\.\d+)?$/.test(value)
    ? `CAST(${literal(value)} AS ${type === 'amount' ? 'DECIMAL(18,4)' : 'DOUBLE'})`
    : literal(value);

const translated = (column: string, words: Record<string, string> | undefined): string =>
  words === undefined
    ? column
    : `CASE ${column} ${Object.entries(words)
        .map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`)
        .join(' ')} ELSE ${column} END`;
