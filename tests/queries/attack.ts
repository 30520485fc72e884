import { addDays } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { Grain, QuestionInput, SeriesRow } from '#model/question.ts';
import { boundsOf, type Equation } from '#queries/protect/hide/bounds.ts';
import { series, unprotectedSeries } from '#queries/series.ts';
import type { Store } from '#queries/store.ts';
import type { Sale, UnitSpec } from './economy.ts';

/** What a public reader asks and gets. */
export type Ask = (question: QuestionInput) => Promise<SeriesRow[]>;

/** A protected value with what the attack knows of it. */
type Found = { cell: string; value: number; min: number; max: number };

/** What an attack looked at: protected values tried, those it recovered, and those it narrowed to less than 10 % above. */
export type Attack = { tried_n: number; recovered: Found[]; narrowed: Found[] };

const sectors = [undefined, 'family', 'group'] as const;
const areas = [undefined, 'country', 'region', 'departement'] as const;
const grains: readonly (Grain | undefined)[] = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  undefined
];

/** Answers with what the primary rules hide and nothing else, whatever else hides by now. */
export const primaryOnly =
  (store: Store): Ask =>
  async (question) => {
    const shown = (await series(store, question)).rows;
    const all = (await unprotectedSeries(store, question)).rows;
    return shown.map((row, i) =>
      row.status === 'D' ? { ...row, status: 'F', value: all[i]?.value ?? null } : row
    );
  };

type Place = { family: string; group: string; region: string; departement: string };
type Atom = Place & { day: string; value: number };

const families: Record<string, string> = { G01: 'food', G07: 'culture', G08: 'culture' };
const regions: Record<string, string> = {
  'DEP-75': 'REG-11',
  'DEP-92': 'REG-11',
  'DEP-35': 'REG-53'
};

const placeOf = ({ sector, area }: UnitSpec): Place => ({
  family: families[sector ?? ''] ?? '_U',
  group: sector ?? '_U',
  region: regions[area ?? ''] ?? '_U',
  departement: area ?? '_U'
});

/** Metrics whose value is a sum, with what it sums of a sale; one system of equations for each. */
const sums: Record<string, (sale: Sale) => number> = {
  total_revenue: ({ in_store_minor = 0, online_minor = 0 }) =>
    (in_store_minor + online_minor) / 100,
  online_revenue: ({ online_minor = 0 }) => online_minor / 100
};

/**
 * Sets up all equations that public answers give, over every level, grain, free range and comparison, with the finest true
 * cells as unknowns, and asks by linear program how far each protected value is known. The attacker even knows in which
 * finest cells and on which days anything was sold at all.
 */
export async function attack(
  store: Store,
  { sales, units }: { sales: readonly Sale[]; units: readonly UnitSpec[] },
  ask: Ask
): Promise<Attack> {
  const result: Attack = { tried_n: 0, recovered: [], narrowed: [] };
  const answered = await answers(ask, sales);
  for (const [metric, of] of Object.entries(sums)) {
    const atoms = atomsOf(sales, units, of);
    const rows = [...answered.filter((row) => row.metric === metric), ...derived(answered, metric)];
    const equations = rows.flatMap((row) => equationsOf(atoms, row));
    const targets = (await truths(store, metric)).filter((truth) => isProtected(rows, truth));
    const cells = targets.map((truth) => ({ truth, inside: insideOf(atoms, truth) }));
    const n = atoms.length;
    // One more unknown for each target: the sum of its atoms.
    const sumsOf = cells.map(({ inside }, i): Equation => ({
      terms: [...inside.map((atom): [number, number] => [atom, 1]), [n + i, -1]],
      sum: 0
    }));
    const system = { n: n + cells.length, equations: [...equations, ...sumsOf], least: () => 0 };
    const found = await boundsOf(
      system,
      cells.map((_, i) => n + i)
    );
    if (found === null) throw new Error(`public answers of ${metric} contradict each other`);
    cells.forEach(({ truth, inside }, i) => {
      const value = inside.reduce((sum, atom) => sum + (atoms[atom]?.value ?? 0), 0);
      const { min, max } = found.get(n + i) ?? { min: 0, max: Infinity };
      result.tried_n += 1;
      const cell = { cell: `${metric} ${nameOf(truth)}`, value, min, max };
      if (value <= 0) return;
      if (max - min < 1e-3) result.recovered.push(cell);
      else if (max - value < 0.1 * value - 1e-3) result.narrowed.push(cell);
    });
  }
  return result;
}

const nameOf = ({ from, until, sector, area }: SeriesRow): string =>
  `${sector} ${area} ${from}..${until}`;

/**
 * The finest cells there can be. The attacker knows where anything was sold in each month, and of groups and of regions in
 * each week of each month; more is in no answer.
 */
function atomsOf(
  sales: readonly Sale[],
  units: readonly UnitSpec[],
  of: (sale: Sale) => number
): Atom[] {
  const sold = new Map<string, Atom>();
  const seen = new Set<string>();
  const marks = ({ family, group, region, departement, day }: Omit<Atom, 'value'>) => {
    const month = day.slice(0, 7);
    const week = `${month} ${periodOf(day, 'week').from}`;
    return [
      `${month} ${family} ${group} ${region}`,
      `${month} ${departement}`,
      `${week} ${group}`,
      `${week} ${region}`
    ];
  };
  for (const sale of sales) {
    const unit = units.find((spec) => spec.unit === sale.unit);
    if (unit === undefined || sale.day === undefined) continue;
    const place = { ...placeOf(unit), day: sale.day };
    const name = JSON.stringify(place);
    const atom = sold.get(name) ?? { ...place, value: 0 };
    atom.value += of(sale);
    sold.set(name, atom);
    for (const mark of marks(place)) seen.add(mark);
  }
  const places = [...new Set(units.map((unit) => JSON.stringify(placeOf(unit))))];
  const days = [...new Set([...sold.values()].map(({ day }) => day))];
  return places.flatMap((text) => {
    const place = JSON.parse(text) as Place; // made two lines above
    return days
      .map((day) => ({ ...place, day }))
      .filter((cell) => marks(cell).every((mark) => seen.has(mark)))
      .map((cell) => ({ ...cell, value: sold.get(JSON.stringify(cell))?.value ?? 0 }));
  });
}

/** Splits that are in a cube, and one that is in none. */
const splits = sectors.flatMap((sector) => areas.map((area) => ({ sector, area })));

const isInCube = ({ sector, area }: (typeof splits)[number]) =>
  area !== 'departement' || sector === undefined;

/** Every answer there is: splits and grains, free ranges, comparisons. */
async function answers(ask: Ask, sales: readonly Sale[]): Promise<SeriesRow[]> {
  const days = sales.flatMap(({ day }) => day ?? []).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const rows: SeriesRow[] = [];
  for (const { sector, area } of splits) {
    const by = { ...(sector && { sector }), ...(area && { area }) };
    const metrics = [...Object.keys(sums), 'online_share'];
    const ranges = [9, 31].map((step) => ({
      from: addDays(first, step),
      until: addDays(last, -step)
    }));
    const questions: QuestionInput[] = [
      ...(isInCube({ sector, area }) ? grains : []).map((period) => ({
        metrics,
        by: { ...by, ...(period && { period }) }
      })),
      ...ranges
        .filter(({ from, until }) => from < until)
        .map((range) => ({ metrics, by, ...range })),
      { metrics, by: { ...by, period: 'week' as const }, compare: 'previous' as const }
    ];
    for (const question of questions) rows.push(...(await ask(question)));
  }
  return rows;
}

const cellOf = ({ from, until, sector, area }: SeriesRow): string =>
  `${from} ${until} ${sector} ${area}`;

/** Sums that a share tells beside its other part: everything of these economies is in every population. */
function derived(rows: readonly SeriesRow[], metric: string): SeriesRow[] {
  const ofMetric = (name: string) =>
    new Map(rows.filter((row) => row.metric === name).map((row) => [cellOf(row), row.value]));
  const isOnline = metric === 'online_revenue';
  const other = ofMetric(isOnline ? 'total_revenue' : 'online_revenue');
  return rows.flatMap((row) => {
    const by = other.get(cellOf(row)) ?? null;
    if (row.metric !== 'online_share' || row.value === null || by === null) return [];
    if (!isOnline && row.value === 0) return [];
    return [
      {
        ...row,
        metric,
        compared_from: null,
        value: Math.round((isOnline ? row.value * by : by / row.value) * 100) / 100
      }
    ];
  });
}

/** The atoms a row adds up. */
function insideOf(atoms: readonly Atom[], row: SeriesRow): number[] {
  const { from, until, sector, area } = row;
  return [...atoms.entries()].flatMap(([i, atom]) => {
    const fits =
      (from === null || atom.day >= from) &&
      (until === null || atom.day < until) &&
      (sector === null || sector === atom.group || sector === atom.family) &&
      (area === null || area === 'FR' || area === atom.region || area === atom.departement);
    return fits ? [i] : [];
  });
}

function equationsOf(atoms: readonly Atom[], row: SeriesRow): Equation[] {
  const over = (range: SeriesRow, value: number | null): Equation[] =>
    value === null ? [] : [{ terms: insideOf(atoms, range).map((atom) => [atom, 1]), sum: value }];
  const { compared_from: from, compared_until: until, compared_value } = row;
  const then = from === null ? [] : over({ ...row, from, until }, compared_value);
  return [...over(row, row.value), ...then].filter(({ terms }) => terms.length > 0);
}

/** Every cell of the cubes as it is. */
async function truths(store: Store, metric: string): Promise<SeriesRow[]> {
  const found: SeriesRow[] = [];
  for (const period of ['week', 'month', 'quarter', 'year'] as const)
    for (const { sector, area } of splits.filter(isInCube)) {
      const isWeekly = area === undefined || area === 'country' || (area === 'region' && !sector);
      if (period === 'week' && !isWeekly) continue;
      const by = { period, ...(sector && { sector }), ...(area && { area }) };
      found.push(...(await unprotectedSeries(store, { metrics: [metric], by })).rows);
    }
  return found;
}

/** Whether a cell is hidden by the primary rules in the public answers. */
function isProtected(rows: readonly SeriesRow[], truth: SeriesRow): boolean {
  const shown = rows.find(
    (row) =>
      row.period === truth.period &&
      row.until === truth.until &&
      row.sector === truth.sector &&
      row.area === truth.area &&
      row.from === truth.from
  );
  return shown?.status === 'A' || shown?.status === 'O';
}
