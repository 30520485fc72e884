import type { ExampleRow } from '#model/metric.ts';

/** Three shops of which the third has no usual turnover, minor units. Source: domain note section 5, test E1. */
export const threeShops: ExampleRow[] = [
  {
    unit: 'A',
    in_store_minor: 600_000,
    online_minor: 300_000,
    remote_minor: 100_000,
    pickup_minor: 200_000,
    usual_minor: 2_000_000
  },
  {
    unit: 'B',
    in_store_minor: 1_200_000,
    online_minor: 150_000,
    remote_minor: 150_000,
    pickup_minor: 90_000,
    usual_minor: 3_000_000
  },
  { unit: 'C', in_store_minor: 400_000, online_minor: 100_000, remote_minor: 0 }
];
