import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entrantsOf, reachedBy } from '#queries/programme/entrants.ts';
import { registerOf } from '#queries/programme/register.ts';
import { programmeReport } from '#queries/programme/report.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { addTakings, addUnit, factStore, recomputed, type TakingRow } from './facts.ts';

/** The shops of the store: three areas, two trades, some enterprises with two shops. */
const areas = ['DEP-75', 'DEP-974', 'COM-75056'];
const shops = Array.from({ length: 48 }, (_, i) => ({
  unit_id: i + 1,
  enterprise_id: 1000 + (i < 12 ? Math.floor(i / 2) : i),
  area: areas[i % 3] ?? '',
  sector: i % 4 === 0 ? 'G09' : 'G08'
}));
/** Days with an online order of the first thirty shops, by number after 2020-11-01: some weekly, some once, some never. */
const orderDays = (unit_id: number): number[] =>
  unit_id > 30 || unit_id % 5 === 0
    ? []
    : unit_id % 3 === 0
      ? [unit_id, unit_id + 60]
      : Array.from({ length: 9 }, (_, week) => 10 + unit_id + 7 * week + ((unit_id * week) % 3));

const dayAt = (n: number): string => new Date(Date.UTC(2020, 10, 1 + n)).toISOString().slice(0, 10);

/** One enrolment as a register tells it: `told` rows of a stage or a side state, days after joining. */
type Raw = {
  unit: number;
  programme: number;
  solution: string | null;
  joined: number;
  told: { stage: (typeof words)[number]; after: number; sheets_n: number | null }[];
};
const words = ['none', 'visible', 'remote', 'catalogue', 'checkout', 'refused', 'left'] as const;

const arbitraryRegister = fc.array(
  fc.record<Raw>({
    unit: fc.integer({ min: 1, max: shops.length }),
    programme: fc.integer({ min: 0, max: 1 }),
    solution: fc.constantFrom('a', 'b', null),
    joined: fc.integer({ min: 0, max: 90 }),
    told: fc.array(
      fc.record({
        stage: fc.constantFrom(...words),
        after: fc.integer({ min: 0, max: 60 }),
        sheets_n: fc.option(fc.integer({ min: 18, max: 22 }))
      }),
      { maxLength: 5, size: 'max' }
    )
  }),
  { maxLength: 90, size: 'max' }
);
/** Which part of a register is counted. */
type Wanted = {
  area: string | null;
  sector: string | null;
  solution: string;
  joined_before: number;
};
const arbitrarySubset = fc.record<Wanted>({
  area: fc.constantFrom(null, null, ...areas),
  sector: fc.constantFrom(null, null, 'G08', 'G09'),
  solution: fc.constantFrom('a', 'b', 'any'),
  joined_before: fc.integer({ min: 20, max: 91 })
});

let store: Store;
let round = 0;

beforeAll(async () => {
  store = await factStore();
  for (const shop of shops)
    await addUnit(store.engine, { ...shop, covers: [['2020-01-01', '2021-06-01']] });
  await addTakings(
    store.engine,
    shops.flatMap(({ unit_id }) => [
      { unit_id, day: '2020-11-01', net_minor: 5_000 },
      ...orderDays(unit_id).map((n): TakingRow => ({
        unit_id,
        day: dayAt(n),
        order_mode: 'online',
        net_minor: 1_000,
        orders_n: 1
      }))
    ])
  );
  await recomputed(store);
}, 120_000);
afterAll(() => closeStore(store));

/** Writes a register under programmes of this round's own; their codes. */
async function write(register: readonly Raw[]): Promise<string[]> {
  round += 1;
  const codes = [0, 1].map((n) => `r${round}p${n}`);
  const base = round * 1000;
  await store.engine.run(
    [
      ...codes.map(
        (code) =>
          `INSERT INTO programme VALUES ('${code}', 'P', 'P', '2020-11-01', NULL, NULL, 'EUR', false, 1);`
      ),
      ...register.map(
        ({ unit, programme, solution, joined }, i) =>
          `INSERT INTO enrolment VALUES (${base + i}, ${unit}, '${codes[programme]}', ${solution === null ? 'NULL' : `'${solution}'`}, '${dayAt(joined)}', false, 1);`
      ),
      ...register.flatMap(({ joined, told }, i) =>
        told.map(
          ({ stage, after, sheets_n }, k) =>
            `INSERT INTO stage VALUES (${base + i}, '${dayAt(joined + after)}', '${stage}', ${sheets_n ?? 'NULL'}, NULL, NULL, ${k}, 1);`
        )
      )
    ].join('\n')
  );
  return codes;
}

/** The day an online order came in the last of four weeks (from Monday) that each have one, of days in order. */
function activeOn(days: readonly number[]): number | null {
  const weekOf = (n: number) => Math.floor((n + 6) / 7); // day 0 is a Sunday
  const firsts = new Map<number, number>();
  for (const day of days) if (!firsts.has(weekOf(day))) firsts.set(weekOf(day), day);
  for (const [week, day] of firsts)
    if ([1, 2, 3].every((back) => firsts.has(week - back))) return day;
  return null;
}

/** Whether one raw enrolment stood at stage n or beyond on the evening of a day. */
function hasReached({ unit, joined, told }: Raw, n: number, day: number): boolean {
  if (n === 0) return joined <= day;
  const orders = orderDays(unit).filter((order) => order >= joined);
  const active = activeOn(orders);
  const [first] = orders;
  const derived = [
    { stage: 5, on: first ?? Infinity },
    { stage: 6, on: active ?? Infinity }
  ];
  const declared = told.flatMap(({ stage, after, sheets_n }) => [
    { stage: words.indexOf(stage) <= 4 ? words.indexOf(stage) : 0, on: joined + after },
    { stage: (sheets_n ?? 0) >= 20 ? 3 : 0, on: joined + after }
  ]);
  return [...derived, ...declared].some(({ stage, on }) => stage >= n && on <= day);
}

/** Enterprises of some raw enrolments at stage n or beyond on the evening of a day. */
const recount = (register: readonly Raw[], n: number, day: number): number =>
  new Set(
    register
      .filter((row) => hasReached(row, n, day))
      .map(({ unit }) => shops[unit - 1]?.enterprise_id)
  ).size;

const rounds = { seed: 11, numRuns: 6, endOnFailure: true };
const evenings = [5, 30, 60, 120];
const allStages = [0, 1, 2, 3, 4, 5, 6, 7];
const dayOf = (day: string): number => (Date.parse(day) - Date.UTC(2020, 10, 1)) / 86_400_000;

test('a funnel of any programme, area, trade, solution and day counts what the raw rows count', async () => {
  const compare = async (raw: readonly Raw[], code: string, n: number, wanted: Wanted) => {
    const { area, sector, solution, joined_before } = wanted;
    const entrants = entrantsOf(
      (await registerOf(store, code)).filter(
        (row) =>
          (area === null || row.area_code === area) &&
          (sector === null || row.sector_group === sector) &&
          (solution === 'any' || row.solution_code === solution) &&
          row.joined_on < dayAt(joined_before)
      )
    );
    const rows = raw.filter(({ unit, programme, solution: used, joined }) => {
      const shop = shops[unit - 1];
      return (
        programme === n &&
        (area === null || shop?.area === area) &&
        (sector === null || shop?.sector === sector) &&
        (solution === 'any' || used === solution) &&
        joined < joined_before
      );
    });
    const table = (count: (stage: number, day: number) => number) =>
      evenings.map((day) => allStages.map((stage) => count(stage, day)));
    expect(table((stage, day) => reachedBy(entrants, stage, dayAt(day)))).toEqual(
      table((stage, day) => recount(rows, stage, day))
    );
  };
  await fc.assert(
    fc.asyncProperty(arbitraryRegister, arbitrarySubset, arbitrarySubset, async (raw, ...both) => {
      for (const [n, code] of (await write(raw)).entries())
        for (const wanted of both) await compare(raw, code, n, wanted);
    }),
    rounds
  );
}, 120_000);

test('every count a report shows, by day and by month of joining, is that of the raw rows', async () => {
  const compare = async (own: readonly Raw[], code: string) => {
    const report = await programmeReport(store, code);
    if (report === null) return own.length === 0;
    const firmOf = ({ unit }: Raw) => shops[unit - 1]?.enterprise_id;
    const cohortOf = (row: Raw) => {
      const joined = own.filter((it) => firmOf(it) === firmOf(row)).map((it) => it.joined);
      return dayAt(Math.min(...joined)).slice(0, 7);
    };
    const shown = [
      ...report.months.map(({ day, counts }) => ({ counts, rows: own, day })),
      ...report.cohorts.map(({ members, counts }) => ({
        counts,
        rows: own.filter((row) => members.includes(cohortOf(row))),
        day: report.as_of
      }))
    ];
    return shown.every(({ counts, rows, day }) =>
      counts.every(
        ({ value }, stage) => value === null || value === recount(rows, stage, dayOf(day))
      )
    );
  };
  await fc.assert(
    fc.asyncProperty(arbitraryRegister, async (raw) => {
      for (const [n, code] of (await write(raw)).entries())
        expect(
          await compare(
            raw.filter(({ programme }) => programme === n),
            code
          )
        ).toBe(true);
    }),
    rounds
  );
}, 120_000);
