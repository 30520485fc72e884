import { addDays } from '#model/calendar.ts';
import type { Grain, QuestionInput, SeriesRow } from '#model/question.ts';
import { boundsOf, type Equation } from '#queries/protect/hide/bounds.ts';
import { unprotectedSeries } from '#queries/series.ts';
import type { Store } from '#queries/store.ts';
import type { Sale, UnitSpec } from './economy.ts';

/** What a public reader asks and gets. */
export type Ask = (question: QuestionInput) => Promise<SeriesRow[]>;

/** A protected value that the attack found or narrowed down too far. */
export type Broken = { cell: string; value: number; min: number; max: number };

/** What an attack looked at: protected values tried, and those it broke. */
export type Attack = { tried_n: number; broken: Broken[] };

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
  const result: Attack = { tried_n: 0, broken: [] };
  for (const [metric, of] of Object.entries(sums)) {
    const atoms = atomsOf(sales, units, of);
    const rows = await answers(ask, metric, sales);
    const equations = rows.flatMap((row) => equationsOf(atoms, row));
    const targets = (await truths(store, metric)).filter(
      ({ truth, shown }) => isProtected(rows, truth) && shown
    );
    const cells = targets.map(({ truth }) => ({ truth, inside: insideOf(atoms, truth) }));
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
      if (value > 0 && max - value < 0.1 * value - 1e-4)
        result.broken.push({ cell: `${metric} ${nameOf(truth)}`, value, min, max });
    });
  }
  return result;
}

const nameOf = ({ from, until, sector, area }: SeriesRow): string =>
  `${sector} ${area} ${from}..${until}`;

function atomsOf(
  sales: readonly Sale[],
  units: readonly UnitSpec[],
  of: (sale: Sale) => number
): Atom[] {
  const atoms = new Map<string, Atom>();
  for (const sale of sales) {
    const unit = units.find((spec) => spec.unit === sale.unit);
    if (unit === undefined || sale.day === undefined) continue;
    const place = placeOf(unit);
    const name = JSON.stringify([place, sale.day]);
    const atom = atoms.get(name) ?? { ...place, day: sale.day, value: 0 };
    atom.value += of(sale);
    atoms.set(name, atom);
  }
  return [...atoms.values()];
}

/** Every answer there is on one metric: splits and grains, free ranges, filters, comparisons. */
async function answers(ask: Ask, metric: string, sales: readonly Sale[]): Promise<SeriesRow[]> {
  const days = sales.flatMap(({ day }) => day ?? []).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const questions: QuestionInput[] = sectors.flatMap((sector) =>
    areas.flatMap((area) => {
      const by = { ...(sector && { sector }), ...(area && { area }) };
      const ranges = [9, 31].map((step) => ({
        metrics: [metric],
        by,
        from: addDays(first, step),
        until: addDays(last, -step)
      }));
      return [
        ...grains.map((period) => ({
          metrics: [metric],
          by: { ...by, ...(period && { period }) }
        })),
        ...ranges.filter(({ from, until }) => from < until),
        { metrics: [metric], by: { ...by, period: 'week' as const }, compare: 'previous' as const }
      ];
    })
  );
  const rows: SeriesRow[] = [];
  for (const question of questions) rows.push(...(await ask(question)));
  return rows;
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

/** Every cell of the cubes as it is, and whether its level is one that is published at all. */
async function truths(store: Store, metric: string) {
  const found: { truth: SeriesRow; shown: boolean }[] = [];
  const open = await store.engine.query<{ level: string }>(
    `SELECT DISTINCT pattern || ' ' || grain || ' ' || length(sector) - length(replace(sector, '|', '')) || (sector = '')
      || length(area) - length(replace(area, '|', '')) || (area = '') AS level FROM cube_cell`
  );
  const pattern = metric === 'total_revenue' ? 'totals' : 'online';
  const depth = { family: 0, group: 1, country: 0, region: 1, departement: 2 };
  const levels = new Set(open.map(({ level }) => level));
  const asked = (['week', 'month', 'quarter', 'year'] as const).flatMap((period) =>
    sectors.flatMap((sector) => areas.map((area) => ({ period, sector, area })))
  );
  for (const { period, sector, area } of asked) {
    const by = { period, ...(sector && { sector }), ...(area && { area }) };
    const level = `${pattern} ${period === 'week' ? 'week' : 'month'} ${sector ? depth[sector] : 0}${!sector}${area ? depth[area] : 0}${!area}`;
    const { rows } = await unprotectedSeries(store, { metrics: [metric], by });
    for (const truth of rows) found.push({ truth, shown: levels.has(level) });
  }
  return found;
}

/** Whether a cell is hidden by the primary rules in the public answers. */
function isProtected(rows: readonly SeriesRow[], truth: SeriesRow): boolean {
  const shown = rows.find(
    (row) =>
      row.period === truth.period &&
      row.sector === truth.sector &&
      row.area === truth.area &&
      row.from === truth.from
  );
  return shown?.status === 'A' || shown?.status === 'O';
}
