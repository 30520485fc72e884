import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entrantsOf, reachedBy } from '#queries/programme/entrants.ts';
import { funnelByDay, funnelByPart } from '#queries/programme/funnel.ts';
import { LinkedCounts } from '#queries/programme/linked.ts';
import { registerOf, stageDays, type Enrolment } from '#queries/programme/register.ts';
import { waitingOf } from '#queries/programme/waiting.ts';
import { closeStore, type Store } from '#queries/store.ts';
import {
  addTakings,
  addUnit,
  declareUsual,
  factStore,
  recomputed,
  type TakingRow
} from './facts.ts';

let store: Store;

/** Register rows as they were sent: enrolment, stage, day. */
type Told = { enrolment_id: number; stage: string | null; day: string; sheets_n?: number };

const enrol = (
  rows: { id: number; unit_id: number; joined_on: string; solution?: string }[],
  told: Told[]
) =>
  store.engine.run(
    [
      ...rows.map(
        ({ id, unit_id, joined_on, solution }) =>
          `INSERT INTO enrolment VALUES (${id}, ${unit_id}, 'cmc', ${solution === undefined ? 'NULL' : `'${solution}'`}, '${joined_on}', false, 1);`
      ),
      ...told.map(
        ({ enrolment_id, stage, day, sheets_n }, i) =>
          `INSERT INTO stage VALUES (${enrolment_id}, '${day}', ${stage === null ? 'NULL' : `'${stage}'`}, ${sheets_n ?? 'NULL'}, NULL, NULL, ${i}, 1);`
      )
    ].join('\n')
  );

const online = (unit_id: number, day: string, net_minor = 1_000): TakingRow => ({
  unit_id,
  day,
  order_mode: 'online',
  net_minor,
  orders_n: 1
});

beforeAll(async () => {
  store = await factStore();
  const { engine } = store;
  const covers: [string, string][] = [['2020-01-01', '2021-07-01']];
  await addUnit(engine, { unit_id: 1, covers });
  await addUnit(engine, { unit_id: 2, covers, closed_on: '2021-03-01' });
  await addUnit(engine, { unit_id: 3, covers: [['2020-12-01', '2021-07-01']] });
  await addUnit(engine, { unit_id: 4, covers, reports_online: false, reports_total: false });
  await declareUsual(engine, { unit_id: 1, annual_minor: 12_000_000, months: null });
  const days = [
    // One order in each of four weeks running from Monday 7 December on, after one alone in November.
    online(1, '2020-11-18'),
    ...['2020-12-08', '2020-12-16', '2020-12-21', '2020-12-31'].map((day) => online(1, day)),
    online(2, '2020-06-02'),
    online(2, '2020-11-20'),
    ...[1, 2, 3].map((unit_id): TakingRow => ({ unit_id, day: '2020-12-01', net_minor: 500 }))
  ];
  await addTakings(engine, days);
  await recomputed(store);
  await enrol(
    [
      { id: 1, unit_id: 1, joined_on: '2020-11-10' },
      { id: 2, unit_id: 2, joined_on: '2020-11-10' },
      { id: 3, unit_id: 3, joined_on: '2020-12-10' },
      { id: 4, unit_id: 4, joined_on: '2020-12-10' }
    ],
    [
      { enrolment_id: 1, stage: 'none', day: '2020-11-10' },
      { enrolment_id: 1, stage: 'visible', day: '2020-11-12' },
      { enrolment_id: 1, stage: null, day: '2020-11-14', sheets_n: 12 },
      { enrolment_id: 1, stage: null, day: '2020-11-16', sheets_n: 21 },
      { enrolment_id: 2, stage: 'checkout', day: '2020-11-19' },
      { enrolment_id: 3, stage: 'refused', day: '2021-01-05' },
      { enrolment_id: 4, stage: 'visible', day: '2020-12-10' }
    ]
  );
}, 60_000);
afterAll(() => closeStore(store));

describe('the register with what sales show', () => {
  test('dates stages 0 to 4 as declared, the catalogue by its twentieth sheet, 5 to 7 by sales since joining', async () => {
    const register = await registerOf(store, 'cmc');
    expect(register.map(stageDays)).toEqual([
      ['2020-11-10', '2020-11-12', null, '2020-11-16', null, '2020-11-18', '2020-12-31', null],
      ['2020-11-10', null, null, null, '2020-11-19', '2020-11-20', null, null],
      ['2020-12-10', null, null, null, null, null, null, null],
      ['2020-12-10', '2020-12-10', null, null, null, null, null, null]
    ]);
  });

  test('says who sold online before, who closed, and of whom sales are not known', async () => {
    const register = await registerOf(store, 'cmc');
    expect(register.map(({ has_sold_before }) => has_sold_before)).toEqual([
      false,
      true,
      false,
      false
    ]);
    // Shop 3 was known for nine days before it joined: whether it sold before cannot be said.
    expect(register.map(({ sold_before }) => sold_before)).toEqual([false, true, true, true]);
    expect(register.map(({ closed_on }) => closed_on)).toEqual([null, '2021-03-01', null, null]);
    expect(register.map(({ online_until }) => online_until)).toEqual([
      '2021-07-01',
      '2021-03-01',
      '2021-07-01',
      null
    ]);
  });

  test('reaches stage 7 on the Sunday that ends 13 weeks with 5 % of usual turnover online', async () => {
    // 120,000 a year: about 30,000 in 13 weeks, of which 5 % are 1,500.
    await addTakings(store.engine, [online(1, '2021-02-03', 200_000)]);
    await recomputed(store, [{ unit_id: 1, day: '2021-02-03' }], [1]);
    const [first] = await registerOf(store, 'cmc');
    expect(first?.s7_on).toBe('2021-02-14');
  });
});

/** A made-up enrolment; days are numbers after 2020-11-01, -1 for never. */
const arbitraryRegister = fc.array(
  fc.record({
    enterprise_id: fc.integer({ min: 1, max: 60 }),
    joined: fc.integer({ min: 0, max: 120 }),
    steps: fc.array(fc.integer({ min: -1, max: 90 }), { minLength: 7, maxLength: 7 }),
    solution_code: fc.constantFrom('a', 'b', 'c', null)
  }),
  { minLength: 0, maxLength: 120, size: 'max' }
);
const dayAt = (n: number) => new Date(Date.UTC(2020, 10, 1 + n)).toISOString().slice(0, 10);
type Made = {
  enterprise_id: number;
  joined: number;
  steps: number[];
  solution_code: string | null;
};
const enrolmentOf = ({ enterprise_id, joined, steps, solution_code }: Made, i: number) => {
  const day = (n: number) => (steps[n - 1] === -1 ? null : dayAt(joined + (steps[n - 1] ?? 0)));
  return {
    enrolment_id: i,
    unit_id: i,
    enterprise_id,
    solution_code,
    joined_on: dayAt(joined),
    s1_on: day(1),
    s2_on: day(2),
    s3_on: day(3),
    s4_on: day(4),
    s5_on: day(5),
    s6_on: day(6),
    s7_on: day(7)
  } as Enrolment; // what the funnel reads
};
/** Enterprises at stage n or beyond by a day, counted from the made-up rows themselves. */
const recount = (made: readonly Made[], n: number, until: number): number =>
  new Set(
    made
      .filter(({ joined, steps }) =>
        n === 0
          ? joined <= until
          : steps.some((since, k) => k + 1 >= n && since !== -1 && joined + since <= until)
      )
      // stage 0 is reached by whoever reached any
      .map(({ enterprise_id }) => enterprise_id)
  ).size;

const days = [10, 40, 70, 100, 130];
const linked = (made: readonly { enterprise_id: number }[]) =>
  new LinkedCounts(made.map(({ enterprise_id }) => enterprise_id));

describe('the funnel', () => {
  test('counts what a recount of the raw register counts, for any subset', () => {
    fc.assert(
      fc.property(arbitraryRegister, fc.constantFrom('a', 'b', null), (all, solution) => {
        const made = all.filter(({ solution_code }) => solution_code === solution);
        const entrants = entrantsOf(made.map(enrolmentOf));
        for (const until of days)
          for (let n = 0; n <= 7; n += 1)
            expect(reachedBy(entrants, n, dayAt(until))).toBe(recount(made, n, until));
      }),
      { seed: 7, numRuns: 60 }
    );
  });

  test('shows only true counts, and none that tell of one or two enterprises by subtraction', () => {
    fc.assert(
      fc.property(arbitraryRegister, (made) => {
        const shown = funnelByDay(entrantsOf(made.map(enrolmentOf)), days.map(dayAt), linked(made));
        const values = shown.map(({ counts }) => counts.map(({ value }) => value));
        values.forEach((row, i) =>
          row.forEach((value, n) => {
            if (value !== null) expect(value).toBe(recount(made, n, days[i] ?? 0));
          })
        );
        const lines = [
          ...values,
          ...(values[0]?.map((_, n) => values.map((row) => row[n] ?? null)) ?? [])
        ];
        const differences = lines.flatMap((line) => {
          const told = line.filter((value) => value !== null);
          return told.flatMap((a) => told.map((b) => Math.abs(a - b)));
        });
        expect(differences.filter((n) => n === 1 || n === 2)).toEqual([]);
        for (const row of values) for (const value of row) expect([1, 2]).not.toContain(value);
      }),
      { seed: 8, numRuns: 60 }
    );
  });

  test('adds up by part', () => {
    fc.assert(
      fc.property(arbitraryRegister, (made) => {
        const entrants = entrantsOf(made.map(enrolmentOf));
        const keyOf = (entrant: (typeof entrants)[number]) => entrant.first.solution_code ?? 'none';
        for (const { members, counts } of funnelByPart(entrants, dayAt(130), keyOf, linked(made))) {
          const own = entrants.filter((entrant) => members.includes(keyOf(entrant)));
          const exact = counts.map((_, n) => reachedBy(own, n, dayAt(130)));
          expect(counts.map(({ value }, n) => value ?? exact[n])).toEqual(exact);
          expect(counts.filter(({ value }) => value === 1 || value === 2)).toEqual([]);
        }
      }),
      { seed: 9, numRuns: 25 }
    );
  });
});

describe('the wait for the first online order', () => {
  const row = (id: number, days_n: number | null, until: string): Enrolment => ({
    ...enrolmentOf(
      {
        enterprise_id: id,
        joined: 0,
        steps: [-1, -1, -1, -1, days_n ?? -1, -1, -1],
        solution_code: null
      },
      id
    ),
    online_until: until,
    sold_before: false,
    refused_on: null,
    left_on: null,
    closed_on: null
  });
  // The worked example of the domain note: times and whether the event came.
  const cases: [number, boolean][] = [
    [5, true],
    [8, true],
    [8, false],
    [12, true],
    [15, false],
    [20, true],
    [20, true],
    [30, false],
    [40, true],
    [60, false]
  ];

  test('is that of the worked example: half within 20 days', () => {
    const register = cases.map(([time, event], i) =>
      row(i, event ? time : null, dayAt(event ? 90 : time))
    );
    const { cases_n, events_n, median } = waitingOf(register, 'first_order', {
      as_of: dayAt(90),
      teller: linked(register)
    });
    expect({ cases_n, events_n, days: median?.days }).toEqual({
      cases_n: 10,
      events_n: 6,
      days: 20
    });
  });

  test('is not told of nine shops', () => {
    const register = cases
      .slice(1)
      .map(([time, event], i) => row(i, event ? time : null, dayAt(90)));
    expect(
      waitingOf(register, 'first_order', {
        as_of: dayAt(90),
        teller: linked(register)
      })
    ).toMatchObject({
      cases_n: null,
      median: null,
      points: []
    });
  });
});
