import fc from 'fast-check';

/** One delivery: a file of one kind of facts, or the undoing of an earlier one (`which`, counted from the newest). */
export type Delivery =
  | { kind: 'units' | 'orders' | 'takings' | 'usual' | 'visits'; text: string }
  | { kind: 'undo'; which: number };

const days = [
  '2019-01-02',
  '2019-02-28',
  '2019-04-17',
  '2019-11-11',
  '2019-12-30',
  '2020-01-01',
  '2020-02-29',
  '2020-04-08',
  '2020-06-03',
  '2020-11-09',
  '2020-12-31'
];
const day = fc.constantFrom(...days);
const unit = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const version = fc.integer({ min: 1, max: 9 }).map((n) => `2022-01-0${n}T10:00:00Z`);
const sirens = ['732829320', '356000000'];

/** Shops that move, join an enterprise, open, close, or say that they sell nothing online. */
const shop = fc.record({
  unit,
  siren: fc.constantFrom('', ...sirens),
  sector: fc.constantFrom('G08', 'G09', '47.65Z', ''),
  area: fc.constantFrom('DEP-75', 'DEP-974', 'CH', ''),
  opened_on: fc.constantFrom('', '', '2019-03-01'),
  closed_on: fc.constantFrom('', '', '2020-06-20'),
  online_declared: fc.constantFrom('', 'yes', 'no'),
  moved_on: fc.constantFrom('', '2019-07-01', '2020-05-15')
});

/** Orders, their later versions in any order, cancellations and refunds. */
const order = fc.record({
  unit,
  external_id: fc.constantFrom('1', '2', '3', '4'),
  ordered_at: day.map((it) => `${it} 10:00`),
  version_at: version,
  status: fc.constantFrom('paid', 'paid', 'cancelled', 'refund', 'pending'),
  net: fc.integer({ min: 1, max: 900 }),
  channel: fc.constantFrom('own_site', 'marketplace', 'phone', 'counter'),
  tax_basis: fc.constant('ht')
});
const takings = fc.record({
  unit,
  day,
  version_at: version,
  net: fc.integer({ min: 0, max: 9000 }),
  refund: fc.constantFrom(0, 0, 5),
  channel: fc.constantFrom('counter', 'own_site'),
  tax_basis: fc.constantFrom('ht', 'ht', 'ht', 'ttc')
});
const usual = fc.record({
  unit,
  declared_at: version,
  annual: fc.integer({ min: 100, max: 90_000 }),
  ref_year: fc.constantFrom('2018', '2019'),
  tax_basis: fc.constant('ht'),
  includes_distance_sales: fc.constantFrom('', 'yes', 'no'),
  overrides: fc.constantFrom('', 'yes')
});
const visits = fc.record({ unit, day, visits_n: fc.integer({ min: 0, max: 500 }) });

const file = (
  kind: Exclude<Delivery['kind'], 'undo'>,
  line: fc.Arbitrary<Record<string, string | number>>
): fc.Arbitrary<Delivery> =>
  fc.array(line, { minLength: 1, maxLength: 10 }).map((lines) => ({ kind, text: csv(lines) }));

const csv = (lines: readonly Record<string, string | number>[]): string =>
  [Object.keys(lines[0] ?? {}), ...lines.map((line) => Object.values(line))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');

const delivery: fc.Arbitrary<Delivery> = fc.oneof(
  { weight: 5, arbitrary: file('takings', takings) },
  { weight: 4, arbitrary: file('orders', order) },
  { weight: 3, arbitrary: file('units', shop) },
  { weight: 2, arbitrary: file('usual', usual) },
  { weight: 1, arbitrary: file('visits', visits) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 4 }).map((which): Delivery => ({ kind: 'undo', which }))
  }
);

/** Random histories: refunds, late and out-of-order data, corrections, moves, closings, declarations, undo. */
export const histories = (most_n: number): fc.Arbitrary<Delivery[]> =>
  fc.array(delivery, { minLength: 2, maxLength: most_n });

/** Five shops and a year and a half of takings of three of them: what every history starts with. */
export const beginning: Delivery[] = [
  {
    kind: 'units',
    text: csv(
      ['A', 'B', 'C', 'D', 'E'].map((name, i) => ({
        unit: name,
        siren: i < 2 ? '732829320' : '',
        sector: i === 4 ? 'G09' : 'G08',
        area: 'DEP-75'
      }))
    )
  },
  {
    kind: 'takings',
    text: csv(
      ['A', 'B', 'C'].flatMap((name, i) =>
        ['2019-01-01', '2019-06-05', '2019-12-31', '2020-06-03'].map((it) => ({
          unit: name,
          day: it,
          net: 100 * (i + 1),
          channel: 'counter',
          tax_basis: 'ht'
        }))
      )
    )
  }
];
