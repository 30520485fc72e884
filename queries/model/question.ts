import { z } from 'zod';
import type { Text, Unit } from '#model/metric.ts';

/** Calendar grain of a series. */
export const Grain = z.enum(['day', 'week', 'month', 'quarter', 'year']);
export type Grain = z.infer<typeof Grain>;

/** Levels of the sector tree, widest first. `class` is the national activity code (APE in France). */
export const SectorLevel = z.enum(['all', 'family', 'group', 'class']);
export type SectorLevel = z.infer<typeof SectorLevel>;

/** Levels of the area tree, widest first. */
export const AreaLevel = z.enum(['country', 'region', 'departement', 'epci', 'commune']);
export type AreaLevel = z.infer<typeof AreaLevel>;

/** How the interval of a ratio is made: by linearisation, or by bootstrap over enterprises. */
export const IntervalKind = z.enum(['linear', 'bootstrap']);
export type IntervalKind = z.infer<typeof IntervalKind>;

const day = z.iso.date();

/**
 * A question to the store. Period half-open: `from` included, `until` excluded, both local days.
 * `by`: what the rows are split by; nothing asked = one row. `where`: codes of the sector or area tree, at any level.
 */
export const Question = z.object({
  metrics: z.array(z.string()).min(1).max(20),
  by: z
    .object({
      period: Grain.optional(),
      sector: SectorLevel.optional(),
      area: AreaLevel.optional(),
      channel: z.boolean().optional()
    })
    .default({}),
  from: day.optional(),
  until: day.optional(),
  where: z
    .object({
      sector: z.string().optional(),
      area: z.string().optional(),
      channel: z.string().optional(),
      currency: z.string().optional(),
      unit_kind: z.enum(['shop', 'panel']).optional()
    })
    .default({}),
  compare: z
    .union([z.enum(['usual', 'previous', 'last_year']), z.object({ from: day, until: day })])
    .optional(),
  /**
   * how years meet, for usual turnover and for comparisons with another year: by week label, or moveable holidays with
   * moveable holidays
   */
  align: z.enum(['week', 'holiday']).default('week'),
  /** how sure ratios are: 95 % intervals, linearised or by bootstrap; none unless asked for */
  interval: IntervalKind.optional(),
  /** along which axis, and at which level, the change of each ratio is split into within and mix; needs `compare` */
  decompose: z
    .union([
      z.object({ axis: z.literal('sector'), level: SectorLevel.exclude(['all']) }),
      z.object({ axis: z.literal('area'), level: AreaLevel })
    ])
    .optional(),
  /** outside name of one unit: its own figures, unprotected, to its owner */
  as_owner: z.string().optional(),
  /** language of the names of sectors in the rows */
  lang: z.enum(['fr', 'en']).default('fr')
});
export type Question = z.infer<typeof Question>;

/** A question as it may be written, defaults left out. */
export type QuestionInput = z.input<typeof Question>;

/** SDMX confidentiality status: free, small count or zero rule, dominance, secondary; `null`: no data (missing). */
export type Status = 'F' | 'A' | 'O' | 'D' | null;

/**
 * One cell of an answer, in long form: one row per key and metric.
 * `period` is an SDMX label (2020, 2020-Q2, 2020-04, 2020-W16, 2020-04-12), `from`/`until` its half-open days cut to the question.
 * `value`: null when suppressed (`status` A, O or D) or missing (`status` null); money in major units of `currency`; ratios 0 and up.
 * `enterprises_n`: enterprises behind the value, null when suppressed; panels (aggregates published by others) count nought.
 * `coverage`: share of the cell's revenue that lies in the metric's population, null when suppressed or unknown.
 * `provisional`: the last three weeks before the newest data. `unfinished`: the period was cut by the question or by the data's end.
 * `sector`, `area` are `_U` where the unit's is unknown; all key columns are null when the question does not split by them.
 * `low`, `high`: 95 % interval, `se`: linearised standard error, of ratios; only in answers whose question asks `interval`,
 * null where there is none.
 * `compared_*`: the same cell in the compared period; all null without a comparison. `compared_period`: its label, of week
 * 53 without a twin both weeks whose mean is compared (2019-W52+2020-W01).
 */
export type SeriesRow = {
  period: string | null;
  from: string | null;
  until: string | null;
  sector: string | null;
  sector_name: string | null;
  area: string | null;
  area_name: string | null;
  channel: string | null;
  metric: string;
  value: number | null;
  status: Status;
  currency: string | null;
  tax_basis: string | null;
  enterprises_n: number | null;
  coverage: number | null;
  low?: number | null | undefined;
  high?: number | null | undefined;
  se?: number | null | undefined;
  provisional: boolean;
  unfinished: boolean;
  compared_period: string | null;
  compared_from: string | null;
  compared_until: string | null;
  compared_value: number | null;
  compared_status: Status;
};

/** One column of an answer, with what a reader must know about it. Key and mark columns first, as in SeriesRow. */
export type Column = {
  name: keyof SeriesRow;
  type: 'string' | 'number' | 'boolean' | 'date';
  meaning: Text;
};

/** What a metric is, for people: everything of its definition but the SQL. */
export type MetricDescription = {
  name: string;
  label: Text;
  unit: Unit;
  meaning: Text;
  population: Text;
  caveats: Text[];
  source: string;
  /** how the value is made of its parts, such as `online_minor / usual_minor` */
  formula: string;
  /** page of the definition, inside the site: /metrics/online_share */
  definition_url: string;
};

/**
 * One way the usual turnover behind an answer was made, with the number of units it was used for. `method`: same_period,
 * median_years, annual_seasonal, mean_since_creation. `alignment`: week, holiday (runs of weeks that trade places), month,
 * declared (shares of a year), days (shares of a month). `quality`: measured, declared, borrowed; declared_partial and
 * borrowed_partial where the declared figure leaves distance sales out. `distance_sales`: whether a declared figure holds
 * them (yes, no, unknown); null: not declared.
 */
export type UsualMethod = {
  method: string;
  alignment: string;
  ref_year: number;
  quality: string;
  distance_sales: string | null;
  units_n: number;
};

/**
 * Something to know beside the figures: a moveable holiday that was not held when the rule says (`regular_on`), or what
 * disturbed a year. It met the answer's days or the compared ones. Figures are not corrected for it.
 */
export type Flag = {
  kind: string;
  name: Text;
  from: string;
  until: string;
  regular_on: string | null;
};

/** A half-open range of days. */
export type DayRange = { from: string; until: string };

/** How many units stand behind figures, and the same as a sentence. */
export type PopulationMeta = {
  units_n: number;
  enterprises_n: number;
  panels_n: number;
  text: Text;
};

/**
 * What holds for the whole answer.
 * `period`: the days asked for, or those there are; null in an empty store. `align`: how usual turnover meets its reference
 * year; `compared.align`: how the compared days were found (place: by their place in the answer). `compared.matched`: whether
 * only shops of both periods are compared (not: who came or went is part of the change; `compared.population` says who was
 * there). `population`: units with facts in the
 * months the period touches. `coverage`: share of revenue from units with known whole and usual turnover, null when
 * unknown or suppressed. `vintage`: state of the store; equal vintages give equal answers. `provisional`: first
 * provisional day, null without data. `interval`: how the intervals were made, null when none was asked for. `suppressed`: how many values the rows lack, by status.
 */
export type Meta = {
  metrics: MetricDescription[];
  period: (DayRange & { grain: Grain | null }) | null;
  align: 'week' | 'holiday';
  compared:
    | (DayRange & {
        kind: 'usual' | 'previous' | 'last_year' | 'custom';
        align: 'week' | 'holiday' | 'month' | 'place';
        matched: boolean;
        population: PopulationMeta;
      })
    | null;
  flags: Flag[];
  population: PopulationMeta;
  coverage: number | null;
  method: UsualMethod[];
  vintage: string;
  provisional: { from: string } | null;
  interval: IntervalMeta | null;
  freshness: Freshness;
  sample: boolean;
  protected: boolean;
  suppressed: { A: number; O: number; D: number };
};

/**
 * How the intervals of an answer were made. `level`: 0.95. `resamples_n`: of each bootstrap. `few_n`: how many intervals
 * rest on ten to nineteen enterprises and are to be read with care. `text`: the method in one breath.
 */
export type IntervalMeta = {
  kind: IntervalKind;
  level: number;
  resamples_n: number;
  few_n: number;
  text: Text;
};

/** How new the figures are: first and last day with data, when the cells were made, when something last came in (UTC). */
export type Freshness = {
  oldest_on: string | null;
  newest_on: string | null;
  refreshed_at: string | null;
  imported_at: string | null;
};

/**
 * What one child adds to the change of a ratio. `value`, `compared_value`: its own ratio; `weight`, `compared_weight`: its
 * part of the whole's denominator, 0 where it is not there; `within`, `mix`: what it adds, in the ratio's unit.
 */
export type ChildOfChange = {
  code: string;
  name: string | null;
  value: number | null;
  compared_value: number | null;
  weight: number;
  compared_weight: number;
  within: number;
  mix: number;
};

/**
 * The change of one ratio between two periods, split: change = within + mix + rest, as ratios (0.01 is one point).
 * `within`: by the children's own ratios; `mix`: by their weights; `rest`: by all `rest_n` children that are not shown.
 * `status`: F, else why there is no split: A, O, D hidden, null missing. Shops are not matched: who comes and goes inside a
 * child is part of within.
 */
export type Decomposition = Pick<
  SeriesRow,
  | 'metric'
  | 'period'
  | 'from'
  | 'until'
  | 'compared_period'
  | 'compared_from'
  | 'compared_until'
  | 'sector'
  | 'area'
  | 'channel'
  | 'currency'
  | 'tax_basis'
  | 'status'
> & {
  by: string;
  before: number | null;
  after: number | null;
  change: number | null;
  within: number | null;
  mix: number | null;
  rest: number | null;
  rest_n: number;
  children: ChildOfChange[];
};

/** An answer: long rows ordered by period, sector, area, channel, currency, tax basis, then metric as asked. */
export type Answer<Row extends SeriesRow = SeriesRow> = {
  rows: Row[];
  columns: Column[];
  meta: Meta;
  /** one entry per row, where the question asks to decompose */
  decomposition?: Decomposition[] | undefined;
};
