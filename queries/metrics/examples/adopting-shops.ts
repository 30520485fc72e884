import type { ExampleRow } from '#model/metric.ts';

/** A shop that begins to sell online, one fallen silent for 90 days, one that goes on. */
export const adoptingShops: ExampleRow[] = [
  {
    unit: 'A',
    in_store_minor: 50_000,
    online_minor: 20_000,
    online_orders_n: 4,
    orders_n: 9,
    windows: ['adopted']
  },
  { unit: 'B', in_store_minor: 80_000, online_minor: 0, orders_n: 8, windows: ['dormant'] },
  { unit: 'C', in_store_minor: 60_000, online_minor: 10_000, online_orders_n: 1, orders_n: 7 }
];
