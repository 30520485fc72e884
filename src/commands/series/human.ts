import type { Unit } from '#model/metric.ts';
import type { Answer, Decomposition, SeriesRow, Status } from '#model/question.ts';

/**
 * An answer as a table for people: one line per cell, one column per metric. A hidden value shows its status in
 * brackets, a missing one a dash, a zero a zero; ~ marks provisional, … unfinished periods.
 */
export function humanTable({ rows, meta, decomposition = [] }: Answer): string {
  if (rows.length === 0) return 'no data';
  const keys = (['period', 'sector', 'area', 'channel', 'currency', 'tax_basis'] as const).filter(
    (key) => key === 'currency' || rows.some((row) => row[key] !== null)
  );
  const units = new Map(meta.metrics.map(({ name, unit }) => [name, unit]));
  const lines = new Map<string, string[]>();
  for (const row of rows) {
    const name = JSON.stringify(keys.map((key) => row[key]));
    const line = lines.get(name) ?? keys.map((key) => keyText(row, key));
    line.push(
      `${valueText(row.value, row.status, units.get(row.metric) ?? 'count')}${intervalText(row)}`
    );
    if (meta.compared !== null)
      line.push(
        `(${valueText(row.compared_value, row.compared_status, units.get(row.metric) ?? 'count')})`
      );
    lines.set(name, line);
  }
  const titles = meta.metrics.flatMap(({ name }) =>
    meta.compared === null ? [name] : [name, `(${meta.compared.kind})`]
  );
  return [
    ...aligned([[...keys, ...titles], ...lines.values()], keys.length),
    '',
    ...decomposition.flatMap(changeLines),
    ...notes(meta)
  ].join('\n');
}

/** ` [7.06, 29.07]`, in percent; nothing where no interval was asked for or there is none. */
const intervalText = ({ low, high }: SeriesRow): string =>
  typeof low === 'number' && typeof high === 'number'
    ? ` [${(100 * low).toFixed(2)}, ${(100 * high).toFixed(2)}]`
    : '';

/** A change split into within, mix and rest, with a line for each child; points are percentage points. */
function changeLines(it: Decomposition): string[] {
  const points = (x: number | null) =>
    x === null ? '–' : `${x < 0 ? '' : '+'}${(100 * x).toFixed(4)}`;
  const cell = [it.period, it.sector, it.area, it.channel].filter((part) => part !== null);
  const head = [it.metric, ...cell].join(' ');
  if (it.within === null)
    return [`change of ${head}: not published${it.status === null ? '' : ` [${it.status}]`}`, ''];
  return [
    `change of ${head} since ${it.compared_from}..${it.compared_until}, by ${it.by}: ${points(it.change)} points`,
    `  = within ${points(it.within)} + mix ${points(it.mix)} + rest ${points(it.rest)} (${it.rest_n} not shown)`,
    ...it.children.map(
      (child) =>
        `  ${child.code} ${child.name ?? ''}: within ${points(child.within)}, mix ${points(child.mix)}`
    ),
    ''
  ];
}

type KeyName = 'period' | 'sector' | 'area' | 'channel' | 'currency' | 'tax_basis';

function keyText(row: SeriesRow, key: KeyName): string {
  if (key === 'period')
    return `${row.period}${row.provisional ? ' ~' : ''}${row.unfinished ? ' …' : ''}`;
  if (key === 'sector' && row.sector_name !== null) return `${row.sector} ${row.sector_name}`;
  if (key === 'area' && row.area_name !== null) return `${row.area} ${row.area_name}`;
  return row[key] ?? '';
}

const valueText = (value: number | null, status: Status, unit: Unit): string =>
  value === null ? (status === null ? '–' : `[${status}]`) : numberText(value, unit);

function numberText(value: number, unit: Unit): string {
  if (unit === 'ratio') return `${(100 * value).toFixed(2)} %`;
  if (unit === 'count') return value.toFixed(0);
  return value.toFixed(2);
}

function aligned(lines: string[][], keys_n: number): string[] {
  const widths = (lines[0] ?? []).map((_, i) =>
    Math.max(...lines.map((line) => (line[i] ?? '').length))
  );
  return lines.map((line) =>
    line
      .map((cell, i) => (i < keys_n ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  );
}

function notes(meta: Answer['meta']): string[] {
  const { A, O, D } = meta.suppressed;
  return [
    ...(meta.period === null ? [] : [`${meta.period.from} to ${meta.period.until} (excluded)`]),
    ...(meta.compared === null
      ? []
      : [
          `compared (${meta.compared.kind}, by ${meta.compared.align}) with ${meta.compared.from} to ${meta.compared.until} (excluded)`
        ]),
    `${meta.population.text.en}${meta.sample ? ', sample data' : ''}`,
    ...(meta.compared === null
      ? []
      : [`${meta.compared.population.text.en} in the compared days; shops are not matched`]),
    ...(meta.coverage === null ? [] : [`coverage ${numberText(meta.coverage, 'ratio')}`]),
    ...meta.method.map(
      ({ method, alignment, ref_year, quality, distance_sales, units_n }) =>
        `usual turnover: ${method} ${ref_year} by ${alignment}, ${quality}${distance_sales === null ? '' : `, distance sales ${distance_sales}`}, ${units_n} unit(s)`
    ),
    ...meta.flags.map(
      ({ name, from, until }) => `note: ${name.en}, ${from} to ${until} (excluded)`
    ),
    ...(meta.interval === null ? [] : [`interval: ${meta.interval.text.en}`]),
    ...(meta.provisional === null ? [] : [`provisional from ${meta.provisional.from}`]),
    ...(meta.protected ? [] : ['NOT PROTECTED']),
    ...(A + O + D === 0
      ? []
      : [
          `hidden: ${A} for few enterprises [A], ${O} for one that dominates [O]${D === 0 ? '' : `, ${D} secondary [D]`}`
        ]),
    `newest data ${meta.freshness.newest_on ?? 'none'}, last import ${meta.freshness.imported_at ?? 'none'}, vintage ${meta.vintage}`,
    `definitions: ${meta.metrics.map(({ definition_url }) => definition_url).join(', ')}`
  ];
}
