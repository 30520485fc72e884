import { addDays } from '#model/calendar.ts';
import type { Purchase, Sale, UnitSpec } from './economy.ts';
import type { PlainCell } from './plain.ts';

/** One shop's period, written from the domain note. */
type Shop = {
  known: boolean;
  selling: boolean;
  listed: boolean;
  dormant: boolean;
  adopted: number;
  lost: number;
  regulars: number;
  regulars_online: number;
};

const ifKnown = (shop: Shop, sums: number[]): number[] => (shop.known ? sums : sums.map(() => 0));
const one = (is: boolean): number => (is ? 1 : 0);

/** Each count of shops as plain arithmetic over one shop's period: numerator, then denominator. */
export const plainShopMetrics: Record<string, (shop: Shop) => number[]> = {
  active_shops: (s) => ifKnown(s, [one(s.selling)]),
  online_shops_share: (s) => ifKnown(s, [one(s.selling), 1]),
  silent_shops: (s) => ifKnown(s, [one(s.dormant && !s.selling)]),
  listed_not_selling: (s) => ifKnown(s, [one(s.listed && !s.selling)]),
  new_adopters: (s) => ifKnown(s, [s.adopted]),
  lost_adopters: (s) => ifKnown(s, [s.lost]),
  regular_conversion: (s) => [s.regulars_online, s.regulars]
};

type Facts = {
  sales: readonly Sale[];
  units: readonly UnitSpec[];
  purchases: readonly Purchase[];
};

/**
 * Cells of counts of shops, re-computed with plain loops. `keyOf` gives the cell of a day's sale, null to leave it out;
 * `startOf` the first day of the period asked for that a day lies in.
 */
export function plainShopCells(
  metric: string,
  { sales, units, purchases }: Facts,
  keyOf: (sale: Sale, unit: UnitSpec) => string | null,
  startOf: (day: string) => string
): Map<string, PlainCell> {
  const shops = new Map<string, { key: string; firm: string; shop: Shop }>();
  const shopAt = (sale: Sale): Shop | null => {
    const unit = units.find((spec) => spec.unit === sale.unit);
    const key = unit === undefined || unit.kind === 'panel' ? null : keyOf(sale, unit);
    if (unit === undefined || key === null) return null;
    const name = `${unit.unit} ${key}`;
    const found = shops.get(name) ?? {
      key,
      firm: `${unit.enterprise ?? unit.unit}`,
      shop: empty()
    };
    shops.set(name, found);
    return found.shop;
  };
  for (const sale of sales) {
    const shop = shopAt(sale);
    if (shop === null) continue;
    const isKnown = sale.online_minor !== undefined;
    shop.known ||= isKnown;
    shop.selling ||= isKnown && ((sale.online_orders_n ?? 0) > 0 || (sale.online_minor ?? 0) > 0);
    shop.listed ||= sale.windows?.includes('listed') === true;
    shop.dormant ||= sale.windows?.includes('dormant') === true;
    shop.adopted += one(sale.windows?.includes('adopted') === true);
    shop.lost += one(sale.windows?.includes('dormant') === true);
  }
  for (const [unit, customer, start] of customerPeriods(purchases, startOf)) {
    const own = purchases.filter((p) => p.unit === unit && p.customer === customer);
    const inside = own.filter((p) => startOf(p.day) === start);
    const days = new Set(own.map(({ day }) => day).filter((day) => day < start));
    const recent = [...days].filter((day) => day >= addDays(start, -365));
    const money = sales.find((sale) => sale.unit === unit)?.currency;
    const [first] = inside;
    const shop = first && shopAt({ unit, day: first.day, ...(money && { currency: money }) });
    if (!shop || recent.length < 3) continue;
    shop.regulars += 1;
    shop.regulars_online += one(inside.some(({ online }) => online));
  }
  return cellsOf([...shops.values()], plainShopMetrics[metric] ?? (() => []), metric);
}

const empty = (): Shop => ({
  known: false,
  selling: false,
  listed: false,
  dormant: false,
  adopted: 0,
  lost: 0,
  regulars: 0,
  regulars_online: 0
});

function customerPeriods(
  purchases: readonly Purchase[],
  startOf: (day: string) => string
): [unit: string, customer: number, start: string][] {
  const found = purchases.map(({ unit, customer, day }): [string, number, string] => [
    unit,
    customer,
    startOf(day)
  ]);
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function cellsOf(
  shops: { key: string; firm: string; shop: Shop }[],
  of: (shop: Shop) => number[],
  metric: string
): Map<string, PlainCell> {
  const counted = shops.filter(({ shop }) =>
    metric === 'regular_conversion' ? shop.regulars > 0 : shop.known
  );
  const cells = new Map<string, Map<string, number[]>>();
  for (const { key, firm, shop } of counted) {
    const cell = cells.get(key) ?? new Map<string, number[]>();
    const before = cell.get(firm);
    cell.set(
      firm,
      of(shop).map((x, i) => x + (before?.[i] ?? 0))
    );
    cells.set(key, cell);
  }
  return new Map([...cells].map(([key, cell]) => [key, cellOf([...cell.values()])]));
}

function cellOf(firms: number[][]): PlainCell {
  const parts = (firms[0] ?? []).map((_, i) => {
    const sums = firms.map((firm) => firm[i] ?? 0).filter((x) => x !== 0);
    return {
      x: sums.reduce((sum, x) => sum + x, 0),
      panel: 0,
      n: sums.length,
      largest: Math.max(0, ...sums)
    };
  });
  const [top, bottom] = parts;
  const value =
    bottom === undefined ? (top?.x ?? 0) : bottom.x === 0 ? null : (top?.x ?? 0) / bottom.x;
  return { value, parts, shops_n: firms.length };
}
