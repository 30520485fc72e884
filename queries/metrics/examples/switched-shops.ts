import type { ExampleRow } from '#model/metric.ts';

/** Test E3: a shop that began to sell online, and three of its trade and area that did not, 50,000 before and 48,000 now. */
export const switchedShops: ExampleRow[] = [
  {
    unit: 'A',
    before_minor: 1_000_000,
    in_store_minor: 900_000,
    online_minor: 180_000,
    online_orders_n: 30,
    orders_n: 30
  },
  { unit: 'B', before_minor: 2_000_000, in_store_minor: 1_900_000, online_minor: 0 },
  { unit: 'C', before_minor: 2_000_000, in_store_minor: 1_950_000, online_minor: 0 },
  { unit: 'D', before_minor: 1_000_000, in_store_minor: 950_000, online_minor: 0 }
];
