/** A text for people, French first: French is the source language of the product. */
export type Text = { fr: string; en: string };

/** `ratio` 0 and up, `money` in the currency of the row, `count` whole things, `money_per_order` an average. */
export type Unit = 'ratio' | 'money' | 'count' | 'money_per_order';

/** Columns of one row of `unit_day_row`, the only names a metric's expressions may use. */
export const rowColumns = [
  'revenue_minor',
  'in_store_minor',
  'online_minor',
  'remote_minor',
  'unknown_minor',
  'pickup_minor',
  'refund_minor',
  'orders_n',
  'online_orders_n',
  'site_orders_n',
  'visits_n',
  'visitors_n',
  'footfall_n',
  'usual_minor',
  'online_known',
  'total_known',
  'usual_known',
  'visits_known',
  'visitors_known',
  'footfall_known'
] as const;

/**
 * Columns of one shop's period, the only names that parts counted `per: 'shop'` may use. `selling_days`: days with an
 * online order; `online_known`, `listed`, `dormant`: 1 where a day of the period lies in such a window; `adopted_n`,
 * `lost_n`: first online orders, and ends of 90 days without one; `regulars_n`, `regulars_online_n`: regular customers
 * who bought, and who bought online.
 */
export const shopColumns = [
  'selling_days',
  'online_known',
  'listed',
  'dormant',
  'adopted_n',
  'lost_n',
  'regulars_n',
  'regulars_online_n'
] as const;

/**
 * Columns of one shop's period set against the same period a year before, the only names that parts counted `per: 'twin'`
 * may use. `switched`: 1 for a shop that sells online now and did not then, where comparable shops that sell online
 * neither now nor then tell how in-store sales went; all others are nought in all columns. `expected_minor`: its in-store
 * sales of then, changed as theirs; `kept_minor`: its in-store sales now; `gained_minor`: its online sales now.
 */
export const twinColumns = ['switched', 'expected_minor', 'kept_minor', 'gained_minor'] as const;

/**
 * One summable variable of a metric.
 * `sql`: an expression over one unit's day (`rowColumns`), summed by enterprise, then by cell.
 * `population`: which unit-days count, over the same columns; the metric's own population when absent.
 * `per: 'shop'`: an expression over one shop's whole period (`shopColumns`) instead, its population too (`true` when
 * absent): periods do not add up, each is asked for by itself; a shop counts where it stands on the period's last day.
 * `per: 'twin'`: over one shop's period and the same a year before (`twinColumns`), else as `shop`.
 * `by_channel`: with a channel asked for, `true` keeps only that channel's sales, `false` all of the shop's (denominators).
 */
export type Part = { sql: string; population?: string; per?: 'shop' | 'twin'; by_channel: boolean };

/**
 * A metric, defined once: everything SQL, protection, roll-ups, API, charts and docs need.
 * `value` is applied last, over the summed parts; it may use only part names, + - * /, nullif, greatest and least.
 * `linked`: variables that an outsider gets by subtracting published ones (the rest of a share); a sensitive one hides
 * the metric as a sensitive part does.
 * `example`: literal unit-days and the value they must give on the wire (ratios 0 and up, money in major units), run on the engine.
 */
export type Metric = {
  name: string;
  label: Text;
  unit: Unit;
  population: string;
  parts: Record<string, Part>;
  linked?: Record<string, Part>;
  value: string;
  meaning: Text;
  population_text: Text;
  caveats: Text[];
  source: string;
  example: { given: ExampleRow[]; gives: number | null };
};

/**
 * One unit's period in a worked example; amounts in minor units of EUR, absent = not reported: without `online_minor`
 * its online sales are unknown, without `in_store_minor` its whole turnover is, without `usual_minor` its usual one.
 */
export type ExampleRow = {
  unit: string;
  in_store_minor?: number;
  /** in-store sales of the same day a year before, when it sold nothing online; absent: that day is not told */
  before_minor?: number;
  online_minor?: number;
  remote_minor?: number;
  unknown_minor?: number;
  pickup_minor?: number;
  orders_n?: number;
  online_orders_n?: number;
  /** absent: not counted; `visitors_n` absent beside `visits_n`: not told */
  visits_n?: number;
  visitors_n?: number;
  footfall_n?: number;
  /** what else is known of the day: it has a web site or shop platform, begins to sell online, or has sold nothing for 90 days */
  windows?: readonly ('listed' | 'adopted' | 'dormant')[];
  /** regular customers who bought on the day, and those of them who bought online */
  regulars_n?: number;
  regulars_online_n?: number;
  usual_minor?: number | null;
};

/** Registers a metric; the file name is its name with hyphens for underscores (a test checks it). */
export const defineMetric = <const M extends Metric>(metric: M): Metric => metric;
