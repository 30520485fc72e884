import type { Sale, UnitSpec } from './economy.ts';

/** What a metric is made of on one unit's day, written from the domain note; null: the day is not in its population. */
type Parts = (day: Day) => number[] | null;

type Day = {
  online_known: boolean;
  total_known: boolean;
  usual_known: boolean;
  revenue: number;
  online: number;
  in_store: number;
  remote: number;
  unknown: number;
  pickup: number;
  refund: number;
  orders: number;
  online_orders: number;
  site_orders: number;
  visits_known: boolean;
  visits: number;
  visitors_known: boolean;
  visitors: number;
  footfall_known: boolean;
  footfall: number;
  usual: number;
};

/** Each metric as plain arithmetic: numerator, then denominator (of refunds: what is left beside them). */
export const plainMetrics: Record<string, Parts> = {
  online_revenue: (d) => (d.online_known ? [d.online] : null),
  total_revenue: (d) => [d.revenue],
  usual_turnover: (d) => (d.usual_known ? [d.usual] : null),
  online_share: (d) => (d.online_known && d.total_known ? [d.online, d.revenue] : null),
  online_share_of_usual: (d) => (d.online_known && d.usual_known ? [d.online, d.usual] : null),
  recovery: (d) => (d.total_known && d.usual_known ? [d.revenue, d.usual] : null),
  remote_share: (d) => (d.total_known ? [d.remote, d.revenue] : null),
  recovery_strict: (d) =>
    d.total_known && d.usual_known ? [d.in_store + d.online, d.usual] : null,
  pickup_share: (d) => (d.online_known && d.total_known ? [d.pickup, d.revenue] : null),
  pickup_share_of_usual: (d) => (d.online_known && d.usual_known ? [d.pickup, d.usual] : null),
  unknown_share: (d) => [d.unknown, d.revenue],
  refund_rate: (d) => [d.refund, d.revenue],
  visits: (d) => (d.visits_known ? [d.visits] : null),
  visitors: (d) => (d.visitors_known ? [d.visitors] : null),
  footfall: (d) => (d.footfall_known ? [d.footfall] : null),
  conversion: (d) => (d.online_known && d.visits_known ? [d.site_orders, d.visits] : null),
  orders: (d) => [d.orders],
  average_order_value: (d) =>
    d.online_orders > 0 || d.online < 0 ? [d.online, d.online_orders] : null,
  coverage: (d) => [d.total_known && d.usual_known ? d.revenue : 0, d.revenue]
};

/** One part of one cell: its sum, and what the rules of protection look at. */
export type PlainPart = { x: number; panel: number; n: number; largest: number };
export type PlainCell = { value: number | null; parts: PlainPart[]; shops_n: number };

/** Cells re-computed with plain loops: key text → cell. `keyOf` gives the cell of a sale, null to leave it out. */
export function plainCells(
  metric: string,
  sales: readonly Sale[],
  units: readonly UnitSpec[],
  keyOf: (sale: Sale, unit: UnitSpec) => string | null
): Map<string, PlainCell> {
  const cells = new Map<string, Map<string, { panel: boolean; sums: number[] }>>();
  for (const sale of sales) {
    const index = units.findIndex(({ unit }) => unit === sale.unit);
    const unit = units[index];
    const parts = plainMetrics[metric]?.(dayOf(sale));
    if (unit === undefined || isSilent(sale) || !parts) continue;
    const key = keyOf(sale, unit);
    if (key === null) continue;
    const owner =
      unit.kind === 'panel' ? `panel ${unit.unit}` : `firm ${unit.enterprise ?? unit.unit}`;
    const cell = cells.get(key) ?? new Map();
    const before = cell.get(owner)?.sums ?? parts.map(() => 0);
    cell.set(owner, {
      panel: unit.kind === 'panel',
      sums: parts.map((part, i) => part + (before[i] ?? 0))
    });
    cells.set(key, cell);
  }
  return new Map([...cells].map(([key, cell]) => [key, cellOf(metric, [...cell.values()])]));
}

function cellOf(metric: string, owners: { panel: boolean; sums: number[] }[]): PlainCell {
  const parts = (owners[0]?.sums ?? []).map((_, i): PlainPart => {
    const of = (which: typeof owners) => which.map(({ sums }) => sums[i] ?? 0);
    const shops = of(owners.filter(({ panel }) => !panel)).filter((x) => x !== 0);
    return {
      x: total(of(owners)),
      panel: total(of(owners.filter(({ panel }) => panel))),
      n: shops.length,
      largest: Math.max(0, ...shops.map(Math.abs))
    };
  });
  const [top, bottom] = parts;
  const whole = (bottom?.x ?? 0) + (metric === 'refund_rate' ? (top?.x ?? 0) : 0);
  const value = bottom === undefined ? (top?.x ?? 0) : whole === 0 ? null : (top?.x ?? 0) / whole;
  return { value, parts, shops_n: owners.filter(({ panel }) => !panel).length };
}

const total = (xs: number[]): number => xs.reduce((sum, x) => sum + x, 0);

function dayOf(sale: Sale): Day {
  const { in_store_minor = 0, online_minor = 0, remote_minor = 0, unknown_minor = 0 } = sale;
  const { pickup_minor = 0 } = sale;
  const rows = [
    in_store_minor,
    online_minor - pickup_minor,
    pickup_minor,
    remote_minor,
    unknown_minor
  ];
  return {
    online_known: sale.online_minor !== undefined,
    total_known: sale.in_store_minor !== undefined,
    usual_known: (sale.usual_minor ?? null) !== null,
    revenue: in_store_minor + online_minor + remote_minor + unknown_minor,
    online: online_minor,
    in_store: in_store_minor,
    remote: remote_minor,
    unknown: unknown_minor,
    pickup: pickup_minor,
    refund: total(rows.map((minor) => Math.max(-minor, 0))),
    orders: sale.orders_n ?? 0,
    online_orders: sale.online_orders_n ?? 0,
    site_orders: sale.channel === 'marketplace' ? 0 : (sale.online_orders_n ?? 0),
    visits_known: sale.visits_n !== undefined,
    visits: sale.visits_n ?? 0,
    visitors_known:
      sale.visits_n !== undefined && (sale.visits_n === 0 || sale.visitors_n !== undefined),
    visitors: sale.visits_n === undefined ? 0 : (sale.visitors_n ?? 0),
    footfall_known: sale.footfall_n !== undefined,
    footfall: sale.footfall_n ?? 0,
    usual: sale.usual_minor ?? 0
  };
}

/** A day without any sale or expectation leaves no row. */
const isSilent = (sale: Sale): boolean =>
  !sale.in_store_minor &&
  !sale.online_minor &&
  !sale.remote_minor &&
  !sale.unknown_minor &&
  !sale.pickup_minor &&
  !sale.orders_n &&
  sale.visits_n === undefined &&
  sale.footfall_n === undefined &&
  (sale.usual_minor ?? null) === null;
