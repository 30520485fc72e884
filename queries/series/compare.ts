import { addDays, daysBetween } from '#model/calendar.ts';
import { periodsBetween, type Period } from '#model/period.ts';
import type { DayRange, Meta } from '#model/question.ts';
import type { Plan } from '#queries/compile.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { Measured, Twin } from '#queries/protect/protect.ts';
import type { Asked } from '#queries/series/ask.ts';
import { known } from '#queries/series/known.ts';
import { cellName, measure, type Marks } from '#queries/series/measure.ts';
import {
  twinOfPeriod,
  twinOfRange,
  type Comparison,
  type TwinRange
} from '#queries/series/twin.ts';
import lockdownsText from './lockdowns.sql?raw';

/** What each measured cell is compared with, by index, and the compared days as a whole. */
export type Compared = { twins: Twin[]; compared: Meta['compared'] };

/**
 * Measures the twin of every cell. Periods are matched by label (usual, last year) or by place (previous, custom); a
 * period the data cuts is compared with its twin cut at the same point.
 */
export async function compare(
  engine: Engine,
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
      found.set(
        `${cell.row.period} ${cell.row.from} ${cell.row.until} ${cellName(cell.row)}`,
        cell
      );
  const twins = cells.map(({ row }): Twin => {
    const range = ranges.get(row.period);
    if (range === undefined) return null;
    const { from, until, label } = range;
    return { from, until, cell: found.get(`${label} ${from} ${until} ${cellName(row)}`) ?? null };
  });
  const days = [...ranges.values()];
  if (days.length === 0) return { twins, compared: null };
  return { twins, compared: { kind: comparison.kind, ...hull(days) } };
}

async function comparisonOf(
  engine: Engine,
  { question, country }: Asked
): Promise<Comparison | null> {
  const { compare: kind } = question;
  if (kind === undefined) return null;
  if (typeof kind === 'object') return { kind: 'custom', range: kind };
  if (kind !== 'usual') return { kind };
  const windows = await known(engine, `lockdowns ${country}`, () =>
    engine.query<DayRange>(lockdownsText, { country })
  );
  return { kind, windows };
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
    if (twin === null) return new Map();
    const same = addDays(twin.from, daysBetween(plan.from, cut.until));
    const until = cut.until < plan.until && same < twin.until ? same : twin.until;
    return new Map([[null, { ...twin, until }]]);
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
  const days = [...ranges.values()];
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
