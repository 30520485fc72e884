import fc from 'fast-check';
import { addDays } from '#model/calendar.ts';
import type { Purchase, Sale, UnitSpec } from './economy.ts';

const sectors = ['G01', 'G07', 'G08', '47.61Z', null];
const places = ['DEP-75', 'DEP-92', 'DEP-35', 'COM-75056', 'REG-11', null];
const amount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 90_000 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -9_000, max: -1 }) }
);
const units = fc.array(
  fc.record({
    kind: fc.constantFrom('shop', 'shop', 'shop', 'shop', 'panel') as fc.Arbitrary<
      'shop' | 'panel'
    >,
    enterprise: fc.integer({ min: 1, max: 6 }),
    sector: fc.constantFrom(...sectors),
    area: fc.constantFrom(...places)
  }),
  { minLength: 2, maxLength: 10 }
);
const sale = fc.record(
  {
    unit: fc.integer({ min: 0, max: 9 }),
    day: fc.integer({ min: 0, max: 120 }).map((n) => addDays('2020-10-20', n)),
    in_store_minor: amount,
    online_minor: amount,
    remote_minor: amount,
    unknown_minor: amount,
    orders: fc.integer({ min: 0, max: 5 }),
    channel: fc.constantFrom('own_site', 'marketplace'),
    visits_n: fc.integer({ min: 0, max: 400 }),
    visitors_n: fc.integer({ min: 0, max: 300 }),
    footfall_n: fc.integer({ min: 0, max: 90 }),
    windows: fc.subarray(['listed', 'adopted', 'dormant'] as const),
    usual_minor: fc.integer({ min: 0, max: 90_000 })
  },
  { requiredKeys: ['unit', 'day', 'orders', 'channel'] }
);

const purchase = fc.record({
  unit: fc.integer({ min: 0, max: 3 }),
  customer: fc.integer({ min: 1, max: 2 }),
  day: fc.integer({ min: -390, max: 130 }).map((n) => addDays('2020-10-20', n)),
  online: fc.boolean()
});

/** The sales and units of one small economy. */
export type Economy = { sales: Sale[]; units: UnitSpec[]; purchases: Purchase[] };

/** Small economies: shops of one enterprise in several cells, panels, refunds, unknown totals, two currencies. */
export const economies: fc.Arbitrary<Economy> = fc
  .tuple(
    units,
    fc.array(sale, { minLength: 5, maxLength: 60 }),
    fc.array(purchase, { maxLength: 60 })
  )
  .map(([specs, drawn, bought]) => ({
    purchases: bought.map((each) => ({ ...each, unit: `U${each.unit % specs.length}` })),
    units: specs.map((spec, i) => ({
      ...spec,
      unit: `U${i}`,
      enterprise: spec.kind === 'panel' ? 100 + i : spec.enterprise
    })),
    sales: [...new Map(drawn.map((s) => [`${s.unit % specs.length} ${s.day}`, s])).values()].map(
      ({ unit, orders, ...rest }): Sale => ({
        ...rest,
        ...(rest.online_minor === undefined || orders % 2 === 1
          ? {}
          : { pickup_minor: Math.trunc(rest.online_minor / 3) }),
        unit: `U${unit % specs.length}`,
        orders_n: orders + 1,
        online_orders_n: rest.online_minor === undefined ? 0 : orders,
        currency: unit % specs.length === 3 ? 'CHF' : 'EUR'
      })
    )
  }));
