import type { Metric } from '#model/metric.ts';
import { toMajor } from '#model/money.ts';
import { clipPeriod, periodOf, periodsBetween, type Period } from '#model/period.ts';
import { InvalidInput } from '#model/problem.ts';
import type { DayRange } from '#model/question.ts';
import { cellsLimit, compileQuestion, originsOf, registry, type Plan } from '#queries/compile.ts';
import type { MetricVariables, Variable } from '#queries/compile/registry.ts';
import type { Answers } from '#queries/engines/answers.ts';
import type { Figure } from '#queries/protect/primary.ts';
import type { Key, Measured } from '#queries/protect/protect.ts';

/** The columns that tell cells apart, as the engine gives them. */
export type CellKey = {
  period_on?: string;
  sector?: string;
  area?: string;
  channel?: string;
  currency: string;
  tax_basis: string;
};

type Wire = Record<string, unknown> & CellKey;

/** What marks a row besides its plan: the days with facts, and the first provisional day. */
export type Marks = { span: DayRange | null; provisional_from: string | null };

/**
 * Every cell of a plan measured, one entry per cell and metric, in order of key, metrics as asked. Exact values:
 * nothing of this may leave but through `protect` or for an owner. With `fill`, periods without data inside the facts'
 * span are there too, empty, for each sector, area and channel found.
 * Errors: InvalidInput when the answer has more cells than an answer may hold.
 */
export async function measure(
  engine: Answers,
  plan: Plan,
  marks: Marks,
  fill: boolean
): Promise<Measured[]> {
  if (originsOf(plan).length === 0) return [];
  const { sql, params } = compileQuestion(plan, registry);
  const rows = await engine.query<Wire>(sql, params);
  const cells = fill ? [...rows, ...gaps(plan, rows, marks.span)] : rows;
  if (cells.length > cellsLimit)
    throw new InvalidInput(`too many rows: more than ${cellsLimit} cells`);
  const asked = plan.metrics.flatMap((name) => registry.metrics.get(name) ?? []);
  return cells
    .sort(byKey)
    .flatMap((row) => asked.map((metric) => measured(row, metric, plan, marks)));
}

/** Text that is equal for equal cells of two answers, the period apart. */
export const cellName = (
  key: Pick<Key, 'sector' | 'area' | 'channel' | 'currency' | 'tax_basis' | 'metric'>
): string =>
  JSON.stringify([key.sector, key.area, key.channel, key.currency, key.tax_basis, key.metric]);

/** What a cell of ours and a measured one are both called. */
export function nameOfCell(key: CellKey, { grain, where }: Plan, metric: string): string {
  const { period_on, currency, tax_basis } = key;
  const period =
    grain === null || period_on === undefined ? null : periodOf(period_on, grain).label;
  return `${period} ${cellName({
    sector: key.sector ?? null,
    area: key.area ?? null,
    channel: key.channel ?? where.channel ?? null,
    currency,
    tax_basis,
    metric
  })}`;
}

const keyColumns = ['period_on', 'sector', 'area', 'channel', 'currency', 'tax_basis'] as const;

function byKey(a: Wire, b: Wire): number {
  for (const column of keyColumns) {
    const [left, right] = [a[column] ?? '', b[column] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Keys of the periods that have no row, for each of the other keys found. */
function gaps(plan: Plan, rows: Wire[], span: DayRange | null): Wire[] {
  const { grain } = plan;
  if (grain === null || span === null) return [];
  const from = plan.from > span.from ? plan.from : span.from;
  const until = plan.until < span.until ? plan.until : span.until;
  const periods = periodsBetween(from, until, grain);
  const others = new Map<string, { key: CellKey; seen: Set<string> }>();
  for (const row of rows) {
    const { period_on, ...key } = keyOf(row);
    const name = JSON.stringify(Object.entries(key));
    const other = others.get(name) ?? { key, seen: new Set<string>() };
    if (period_on !== undefined) other.seen.add(period_on);
    others.set(name, other);
  }
  if (others.size * periods.length > cellsLimit)
    throw new InvalidInput(`too many rows: more than ${cellsLimit} cells`);
  return [...others.values()].flatMap(({ key, seen }) =>
    periods.filter((p) => !seen.has(p.from)).map((p) => ({ ...key, period_on: p.from }))
  );
}

function keyOf(row: Wire): CellKey {
  const { currency, tax_basis } = row;
  const optional = keyColumns.filter((c) => c !== 'currency' && c !== 'tax_basis');
  return {
    currency,
    tax_basis,
    ...Object.fromEntries(optional.filter((c) => row[c] !== undefined).map((c) => [c, row[c]]))
  };
}

function measured(row: Wire, variables: MetricVariables, plan: Plan, marks: Marks): Measured {
  const { metric, parts, linked, guards, inside, outside } = variables;
  const byChannel = plan.channel || plan.where.channel !== undefined;
  const isOfDays = outside !== null || parts.some(([, { per }]) => per === undefined);
  const value = row[`m_${metric.name}`];
  return {
    row: rowKey(row, metric.name, plan, marks),
    value: typeof value === 'number' ? wireValue(value, metric, row.currency) : null,
    parts: parts.map(([name, part, variable]) => {
      const guard = guards.get(name);
      return {
        figure: figureOf(row, variable, byChannel && part.by_channel ? 'o_' : 'w_'),
        revenue_n: guard === undefined ? 0 : figureOf(row, guard, 'w_').n
      };
    }),
    linked: linked.map((variable) => figureOf(row, variable, 'w_')),
    inside: isOfDays ? figureOf(row, inside, 'w_') : nothing,
    outside: outside === null ? null : figureOf(row, outside, 'w_')
  };
}

/** Of counts of shops and customers among everything sold: no sale lies in their population, so that none covers it. */
const nothing: Figure = { x: 0, panel: 0, n: 0, largest: 0, shops_n: 0, panels_n: 0 };

/** A metric's value as answers give it: money in major units. */
export const wireValue = (value: number, { unit }: Metric, currency: string | null): number =>
  unit === 'money' || unit === 'money_per_order' ? toMajor(value, currency ?? '') : value;

function figureOf(row: Wire, { id, population }: Variable, prefix: 'w_' | 'o_'): Figure {
  const number = (name: string): number => {
    const value = row[name];
    return typeof value === 'number' ? value : 0;
  };
  return {
    x: number(`${prefix}${id}`),
    panel: number(`${prefix}${id}_panel`),
    n: number(`${prefix}${id}_n`),
    largest: number(`${prefix}${id}_largest`),
    shops_n: number(`${population.id}_shops`),
    panels_n: number(`${population.id}_panels`)
  };
}

function rowKey(row: Wire, metric: string, plan: Plan, { span, provisional_from }: Marks): Key {
  const period = periodIn(row, plan);
  const clipped = period === null ? plan : (clipPeriod(period, plan.from, plan.until) ?? plan);
  const whole = period ?? plan;
  return {
    period: period?.label ?? null,
    from: clipped.from,
    until: clipped.until,
    sector: row.sector ?? null,
    sector_name: null,
    area: row.area ?? null,
    area_name: null,
    channel: row.channel ?? plan.where.channel ?? null,
    metric,
    currency: row.currency,
    tax_basis: row.tax_basis,
    provisional: provisional_from !== null && clipped.until > provisional_from,
    unfinished:
      clipped.from > whole.from ||
      clipped.until < whole.until ||
      (span !== null && whole.until > span.until)
  };
}

const periodIn = (row: Wire, { grain }: Plan): Period | null =>
  grain === null || row.period_on === undefined ? null : periodOf(row.period_on, grain);
