import type { ExampleRow } from '#model/metric.ts';

/** Two shops with online orders, one known to have none, one whose online sales are not known. */
export const sellingShops: ExampleRow[] = [
  { unit: 'A', in_store_minor: 50_000, online_minor: 20_000, online_orders_n: 4, orders_n: 9 },
  { unit: 'B', in_store_minor: 80_000, online_minor: 30_000, online_orders_n: 1, orders_n: 8 },
  { unit: 'C', in_store_minor: 60_000, online_minor: 0, orders_n: 7 },
  { unit: 'D', in_store_minor: 70_000, orders_n: 5 }
];
