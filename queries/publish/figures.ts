import type { Day } from '#model/calendar.ts';
import { between } from '#queries/compile/fragments.ts';
import { cellGrains, cellTables, ofChannels } from '#queries/compile/tables.ts';
import dayDigests from './day-digests.sql?raw';

type DayRange = { from: Day; until: Day };

/** What a view on published rows shows: all of it, or these columns of these rows. */
export type Shown = { name: string; columns: string; where: string };

/**
 * Rows that questions are asked of, as they are published. `select`: their text on DuckDB, cut to a range of whole slices.
 * `slice`: what is replaced at once, by the day in `column`; null: everything, a whole copy on every node. `years_of`: a
 * table that has rows wherever there are any. `order`: the columns they lie in order of.
 * `digests`: a text with columns slice and digest that changes wherever the rows of a slice do; none: of the rows themselves.
 * What is spread over shards has a column `spread_by`: rows of equal numbers share a shard.
 */
export type Figures = {
  name: string;
  select: (range: DayRange) => string;
  digests?: string;
  slice: { column: string; grain: 'month' | 'year'; years_of: string } | null;
  order: readonly string[];
  views: readonly Shown[];
};

const everything = (name: string): Shown => ({ name, columns: '*', where: 'true' });

/** Days of units, with usual turnover aligned to holidays and as it is without (`plain_*`), in one row. */
const unitDays: Figures = {
  name: 'unit_day',
  select: (
    range
  ) => `SELECT h.*, p.unit_id IS NOT NULL AS is_plain, p.usual_minor AS plain_usual_minor,
  coalesce(p.usual_known, false) AS plain_usual_known, u.enterprise_id AS spread_by
FROM unit_day_row_holiday AS h
JOIN unit AS u ON u.unit_id = h.unit_id
LEFT JOIN (SELECT * FROM unit_day_row WHERE ${between('local_day', range)}) AS p
  ON p.unit_id = h.unit_id AND p.local_day = h.local_day AND p.channel = h.channel
  AND p.currency = h.currency AND p.tax_basis = h.tax_basis
WHERE ${between('h.local_day', range)}`,
  digests: dayDigests,
  slice: { column: 'local_day', grain: 'month', years_of: 'unit_month' },
  order: ['local_day', 'unit_id'],
  views: [
    {
      name: 'unit_day_row',
      columns: `* REPLACE (plain_usual_minor AS usual_minor, plain_usual_known AS usual_known)`,
      where: 'is_plain'
    },
    everything('unit_day_row_holiday'),
    // Counts of shops ask on which days there were online orders.
    {
      name: 'unit_day',
      columns: `local_day, unit_id, channel, 'online' AS order_mode, currency, tax_basis, online_orders_n AS orders_n,
  online_minor AS net_minor, CAST(0 AS Int64) AS refund_minor`,
      where: `channel <> 'all'`
    }
  ]
};

const unitPeriods = (name: string): Figures => ({
  name,
  select: (range) => `SELECT m.*, u.enterprise_id AS spread_by
FROM ${name} AS m JOIN unit AS u ON u.unit_id = m.unit_id WHERE ${between('m.period_on', range)}`,
  slice: { column: 'period_on', grain: 'year', years_of: name },
  order: ['period_on', 'unit_id'],
  views: [everything(name)]
});

/** Cells hold sums of many enterprises: any shard is right for them. */
const cells = (name: string): Figures => ({
  name,
  select: (range) =>
    `SELECT *, CAST(hash(period_on, sector_group, channel) % 1000000 AS INTEGER) AS spread_by FROM ${name} WHERE ${between('period_on', range)}`,
  slice: { column: 'period_on', grain: 'year', years_of: name },
  order: ['period_on', 'sector_group'],
  views: [everything(name)]
});

const small = (name: string, select: string, order: readonly string[]): Figures => ({
  name,
  select: () => select,
  slice: null,
  order,
  views: [everything(name)]
});

/** Everything that answers need. Not the facts: those stay where they are collected. */
export const figures: readonly Figures[] = [
  unitDays,
  unitPeriods('unit_month'),
  unitPeriods('unit_year'),
  ...cellGrains.flatMap((grain) => [
    ...cellTables.flatMap((name) => [
      cells(`${name}_${grain}`),
      cells(ofChannels(`${name}_${grain}`))
    ]),
    cells(`shop_${grain}`)
  ]),
  small('unit_dim', 'SELECT * FROM unit_dim', ['unit_id']),
  small('unit_dim_all', 'SELECT * FROM unit_dim_all', ['unit_id']),
  small('unit', 'SELECT unit_id, unit_code, kind, grain FROM unit', ['unit_code']),
  small(
    'unit_window',
    `SELECT unit_id, what, from_on, until_on FROM unit_window
WHERE what IN ('online', 'total', 'listed', 'adopted', 'dormant')`,
    ['unit_id']
  ),
  small('unit_currency', 'SELECT * FROM unit_currency', ['unit_id']),
  small(
    'usual_turnover',
    `SELECT unit_id, method, alignment, ref_year, quality, distance_sales, from_on, until_on, is_current
FROM usual_turnover WHERE is_current`,
    ['unit_id']
  ),
  // Questions ask only in which months usual turnover is shifted.
  small(
    'usual_shift',
    `SELECT DISTINCT CAST(date_trunc('month', local_day) AS DATE) AS local_day FROM usual_shift`,
    ['local_day']
  ),
  small('fact_span', 'SELECT * FROM fact_span', []),
  small('cell_state', 'SELECT * FROM cell_state', []),
  small(
    'import',
    `SELECT status, max(finished_at) AS finished_at FROM import WHERE status = 'done' GROUP BY status`,
    []
  ),
  small('holiday', 'SELECT * EXCLUDE (import_id, source) FROM holiday', ['country_code']),
  small('closure', 'SELECT * FROM closure', ['kind']),
  small('area', 'SELECT area_code, level, name, country_code FROM area', ['area_code']),
  small('area_lookup', 'SELECT given, area_code FROM area_lookup', ['given']),
  small('sector', 'SELECT sector_code, level, name_fr, name_en FROM sector', ['sector_code']),
  small('sector_lookup', 'SELECT given, sector_code FROM sector_lookup', ['given'])
];
