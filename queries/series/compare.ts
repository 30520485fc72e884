import type { HolidayDay } from '#model/alignment.ts';
import { evaluate } from '#model/formula.ts';
import { periodOf, periodsBetween, type Period } from '#model/period.ts';
import type { DayRange, Grain, Meta } from '#model/question.ts';
import { registry, type Plan } from '#queries/compile.ts';
import type { Answers } from '#queries/engines/answers.ts';
import type { Measured, Twin } from '#queries/protect/protect.ts';
import type { Asked } from '#queries/series/ask.ts';
import { known } from '#queries/series/known.ts';
import { cellName, measure, wireValue, type Marks } from '#queries/series/measure.ts';
import {
  cutTwin,
  twinOfPeriod,
  twinOfRange,
  type Comparison,
  type TwinRange
} from '#queries/series/twin.ts';
import holidaysText from './holidays.sql?raw';
import lockdownsText from './lockdowns.sql?raw';

/** What each measured cell is compared with, by index, and the compared days as a whole. */
export type Compared = {
  twins: Twin[];
  compared: ComparedDays | null;
  /** every cell found in the compared days, the range of each period by its label */
  found: ReadonlyMap<string, Measured>;
  ranges: ReadonlyMap<string | null, TwinRange>;
};

/** The compared days as a whole and how they were found. */
export type ComparedDays = Omit<NonNullable<Meta['compared']>, 'matched' | 'population'>;

/** The days of a part of a twin, or of a cell found in it, as one text. */
export const partName = ({
  period,
  from,
  until
}: Pick<Measured['row'], 'period' | 'from' | 'until'>) => `${period} ${from} ${until}`;

/**
 * Measures the twin of every cell. Periods are matched by label (usual, last year) or by place (previous, custom); a
 * period the data cuts is compared with its twin cut at the same point.
 */
export async function compare(
  engine: Answers,
  asked: Asked,
  cells: readonly Measured[],
  marks: Marks
): Promise<Compared | null> {
  const comparison = await comparisonOf(engine, asked);
  if (comparison === null) return null;
  const { plan } = asked;
  const ranges = rangesOf(comparison, plan, marks.span);
  const found = new Map<string, Measured>();
  for (const range of queriesFor(plan, ranges))
    for (const cell of await measure(engine, { ...plan, ...range }, marks, false))
      found.set(`${partName(cell.row)} ${cellName(cell.row)}`, cell);
  const twins = cells.map(({ row }): Twin => {
    const range = ranges.get(row.period);
    if (range === undefined) return null;
    const { from, until, label, parts } = range;
    const made_of = parts.flatMap(
      (part) => found.get(`${partName({ ...part, period: part.label })} ${cellName(row)}`) ?? []
    );
    const cell = made_of.length === parts.length ? meanOf(made_of) : null;
    return { period: label, from, until, cell, made_of: parts.length > 1 ? made_of : [] };
  });
  const days = [...ranges.values()];
  if (days.length === 0) return { twins, compared: null, found, ranges };
  return {
    twins,
    found,
    ranges,
    compared: { kind: comparison.kind, align: alignOf(comparison, plan), ...hull(days) }
  };
}

/** The days a question is compared with as a whole, without measuring anything; null where it has none. */
export async function comparedDaysOf(engine: Answers, asked: Asked): Promise<DayRange | null> {
  const comparison = await comparisonOf(engine, asked);
  if (comparison === null) return null;
  const days = [...rangesOf(comparison, asked.plan, asked.span).values()];
  return days.length === 0 ? null : hull(days);
}

/** How the compared days were found: by place in the answer, by months, or by weeks with or without holidays. */
function alignOf(comparison: Comparison, { grain, from, until }: Plan): ComparedAlign {
  if (comparison.kind === 'previous' || comparison.kind === 'custom') return 'place';
  const isWeek = periodOf(from, 'week').from === from && periodOf(from, 'week').until === until;
  const inMonths = grain === null ? from.endsWith('-01') && until.endsWith('-01') : isLong(grain);
  if (inMonths) return 'month';
  return (comparison.holidays ?? []).length > 0 && (grain !== null || isWeek) ? 'holiday' : 'week';
}

type ComparedAlign = NonNullable<Meta['compared']>['align'];

const isLong = (grain: Grain): boolean => grain !== 'day' && grain !== 'week';

/** The mean of cells of equal weight, for sums and ratios alike: the metric's formula over the mean of each part. */
function meanOf(cells: readonly Measured[]): Measured | null {
  const [first, ...more] = cells;
  if (first === undefined || more.length === 0) return first ?? null;
  const metric = registry.metrics.get(first.row.metric)?.metric;
  if (metric === undefined || cells.some(({ value }) => value === null)) return null;
  const terms = Object.keys(metric.parts).map((name, i): [string, number] => [
    name,
    cells.reduce((sum, { parts }) => sum + (parts[i]?.figure.x ?? 0), 0) / cells.length
  ]);
  const value = evaluate(metric.value, new Map(terms));
  return { ...first, value: value === null ? null : wireValue(value, metric, first.row.currency) };
}

async function comparisonOf(
  engine: Answers,
  { question, country }: Asked
): Promise<Comparison | null> {
  const { compare: kind } = question;
  if (kind === undefined) return null;
  if (typeof kind === 'object') return { kind: 'custom', range: kind };
  if (kind === 'previous') return { kind };
  const holidays =
    question.align === 'week'
      ? []
      : await known(engine, `holidays ${country}`, () =>
          engine.query<HolidayDay>(holidaysText, { country })
        );
  if (kind === 'last_year') return { kind, holidays };
  const windows = await known(engine, `lockdowns ${country}`, () =>
    engine.query<DayRange>(lockdownsText, { country })
  );
  return { kind, windows, holidays };
}

/** The twin of each period of the plan, by label; of the whole plan under null when it has no periods. */
function rangesOf(
  comparison: Comparison,
  plan: Plan,
  span: DayRange | null
): Map<string | null, TwinRange> {
  const cut = cutAtData(plan, span);
  if (plan.grain === null) {
    const twin = twinOfRange(comparison, plan);
    return new Map(twin === null ? [] : [[null, cutTwin(twin, plan, cut.until)]]);
  }
  const periods = periodsBetween(plan.from, plan.until, plan.grain);
  return new Map(
    periods.flatMap((period, i): [string, TwinRange][] => {
      const twin = twinOfPeriod(comparison, period, within(period, cut), {
        i,
        count: periods.length
      });
      return twin === null ? [] : [[period.label, twin]];
    })
  );
}

/** The days of a plan that there can be data for. */
const cutAtData = ({ from, until }: DayRange, span: DayRange | null): DayRange =>
  span !== null && span.until > from && span.until < until
    ? { from, until: span.until }
    : { from, until };

const within = (period: Period, { from, until }: DayRange): DayRange => ({
  from: period.from < from && from < period.until ? from : period.from,
  until: period.until > until && until > period.from ? until : period.until
});

/** The ranges to ask for: one over all whole twins, one for each cut twin. */
function queriesFor(plan: Plan, ranges: ReadonlyMap<string | null, TwinRange>): DayRange[] {
  const days = [...ranges.values()].flatMap(({ parts }) => parts);
  if (plan.grain === null) return days.map(({ from, until }) => ({ from, until }));
  const grain = plan.grain;
  const isWhole = ({ from, until }: DayRange) => {
    const [period, ...more] = periodsBetween(from, until, grain);
    return period?.from === from && period.until === until && more.length === 0;
  };
  const whole = days.filter(isWhole);
  const cut = days.filter((range) => !isWhole(range)).map(({ from, until }) => ({ from, until }));
  return whole.length === 0 ? cut : [hull(whole), ...cut];
}

function hull(ranges: readonly DayRange[]): DayRange {
  const froms = ranges.map(({ from }) => from).sort();
  const untils = ranges.map(({ until }) => until).sort();
  return { from: froms[0] ?? '', until: untils.at(-1) ?? '' };
}
