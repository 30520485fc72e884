import { dayOf, type Day } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { DayRange } from '#model/question.ts';
import type { Registry } from '#queries/compile/registry.ts';
import { figuresText, type FiguresInput, type Levels } from '#queries/cubes/figures.ts';
import { finerGroups, groups, judgedOf, type Group, type Judged } from '#queries/cubes/patterns.ts';
import { figuresOf, gridOf, readSlabs, type Slab } from '#queries/cubes/read.ts';
import { hideThin } from '#queries/cubes/coverage.ts';
import { secure } from '#queries/cubes/secure.ts';
import { Layer, type Grid } from '#queries/protect/hide/grid.ts';
import type { Engine } from '#queries/engines/duckdb.ts';

/** Calendar grains with a pattern of their own. Months, quarters and years share one, by calendar year; weeks and days by quarter. */
export const cubeGrains = ['month', 'week', 'day'] as const;
export type CubeGrain = (typeof cubeGrains)[number];

const groupsAt: Record<CubeGrain, readonly Group[]> = {
  month: ['totals', 'orders', 'usual', 'modes', 'coverage'],
  week: ['totals', 'orders', 'usual', 'modes'],
  day: ['totals', 'orders', 'usual', 'modes']
};

const product = (sectors: number[], areas: number[]): Levels[] =>
  sectors.flatMap((sector) => areas.map((area): Levels => [sector, area]));

/** Levels published at each grain: sectors all, family, group; areas everywhere, country, region, département. */
export const levelsAt: Record<CubeGrain, readonly Levels[]> = {
  month: product([0, 1, 2], [0, 1, 2, 3]),
  week: [...product([0, 1, 2], [0, 1, 2]), [0, 3]],
  day: product([0, 1, 2], [0, 1])
};

/** Whole weeks inside a month, and the parts of those that lie in two: what weeks and months together tell. */
const weekPieces = `(SELECT * FROM cell_week WHERE month(period_on) = month(period_on + 6)
  UNION ALL BY NAME SELECT * FROM cell_part) AS piece`;

const sources: Record<CubeGrain, Pick<FiguresInput, 'from' | 'places'>> = {
  month: { from: 'cell_month', places: 'departement' },
  week: { from: weekPieces, places: 'departement' },
  day: { from: 'country_day', places: 'country' }
};

/** A published node: a path of sector codes and one of area codes, in one grain and group, for one block of periods. */
type Published = {
  pattern: Group;
  grain: CubeGrain;
  block_on: Day;
  currency: string;
  tax_basis: string;
  sector: string;
  area: string;
};

/** Makes the patterns of one calendar year again out of its cells, in the caller's transaction. */
export async function refreshCubes(
  engine: Engine,
  registry: Registry,
  year: number
): Promise<void> {
  const range = { from: dayOf(year, 1), until: dayOf(year + 1, 1) };
  const judged = judgedOf(registry);
  const slabs = new Map<CubeGrain, Slab[]>();
  const [found] = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM cell_year WHERE period_on = DATE '${range.from}' AND owner <> 'panel'`
  );
  for (const grain of found?.n === 0 ? [] : cubeGrains) {
    const input = {
      registry,
      range,
      judged: judged.filter(({ group }) => groupsAt[grain].includes(group))
    };
    await engine.run(figuresText({ ...input, ...sources[grain], levels: levelsAt[grain] }));
    slabs.set(grain, await readSlabs(engine));
  }
  const published = (slabs.get('month') ?? []).flatMap((months) => {
    const same = (grain: CubeGrain) =>
      slabs
        .get(grain)
        ?.find(
          ({ currency, tax_basis }) =>
            currency === months.currency && tax_basis === months.tax_basis
        ) ?? null;
    return publishedOf(range, { month: months, week: same('week'), day: same('day') }, judged);
  });
  await engine.run(
    `DELETE FROM cube_cell WHERE block_on >= DATE '${range.from}' AND block_on < DATE '${range.until}'`
  );
  await engine.run(
    `INSERT INTO cube_cell BY NAME SELECT unnest(from_json({rows:String}, '[{"pattern": "VARCHAR", "grain": "VARCHAR",
      "block_on": "DATE", "currency": "VARCHAR", "tax_basis": "VARCHAR", "sector": "VARCHAR", "area": "VARCHAR"}]'), recursive := true)`,
    { rows: JSON.stringify(published) }
  );
  await engine.run(`DELETE FROM cube_todo WHERE year = ${year}`);
}

/** Publishes nothing of a calendar year until its patterns are made again. */
export const closeYear = (engine: Engine, year: number): Promise<void> =>
  engine.run(`DELETE FROM cube_cell WHERE year(block_on) = ${year};
DELETE FROM cube_todo WHERE year = ${year};
INSERT INTO cube_todo (year) VALUES (${year})`);

type Slabs = { month: Slab; week: Slab | null; day: Slab | null };
type LayersAt = Partial<Record<Group, Layer>>;

/** What of one currency and tax basis is published in a year. */
function publishedOf(year: DayRange, slabs: Slabs, judged: readonly Judged[]): Published[] {
  const grid = gridOf(slabs.month);
  const quarters = [0, 1, 2, 3].map((i) =>
    periodOf(dayOf(Number(year.from.slice(0, 4)), 3 * i + 1), 'quarter')
  );
  const fine = quarters.map((quarter) => {
    const day = layersOf(grid, 'day', []);
    return { quarter, day, week: layersOf(grid, 'week', [day]) };
  });
  const month = layersOf(
    grid,
    'month',
    fine.map(({ week }) => week)
  );
  const of = (grain: CubeGrain) => (group: Group) =>
    judged.filter((each) => each.group === group && groupsAt[grain].includes(group));
  const months = figuresOf(grid, slabs.month, year.from, year.until);
  const parents = months.periods.map(() => []);
  for (const group of groupsAt.month)
    secure(grid, { figures: months, parents }, [month], of('month')(group));
  for (const { quarter, week, day } of fine) {
    if (slabs.week !== null) {
      const figures = figuresOf(grid, slabs.week, quarter.from, quarter.until);
      const months = figures.periods.map((piece) => [Number(piece.slice(5, 7))]);
      for (const group of groupsAt.week)
        secure(grid, { figures, parents: months }, [month, week], of('week')(group));
    }
    if (slabs.day !== null) {
      const figures = figuresOf(grid, slabs.day, quarter.from, quarter.until);
      const parents = figures.periods.map((on) => [Number(on.slice(5, 7)), pieceOf(on)]);
      for (const group of groupsAt.day)
        secure(grid, { figures, parents }, [month, week, day], of('day')(group));
    }
  }
  const rows = (grain: CubeGrain, block_on: Day, layers: LayersAt, slab: Slab | null) =>
    slab === null
      ? []
      : openNodes(grid, slab, layers).map((node) => ({ ...node, grain, block_on }));
  return [
    ...rows('month', year.from, month, slabs.month),
    ...fine.flatMap(({ quarter, week, day }) => [
      ...rows('week', quarter.from, week, slabs.week),
      ...rows('day', quarter.from, day, slabs.day)
    ])
  ];
}

/** Days as a number that is equal inside one week of one month. */
const pieceOf = (on: Day): number => {
  const week = periodOf(on, 'week').from;
  const month = `${on.slice(0, 8)}01`;
  return Date.parse(week > month ? week : month);
};

/** One layer for each group of a grain, wired so that what one hides the finer ones hide. */
function layersOf(grid: Grid, grain: CubeGrain, finer: readonly LayersAt[]): LayersAt {
  const layers: LayersAt = {};
  for (const group of [...groups].reverse()) {
    if (!groupsAt[grain].includes(group)) continue;
    const hides = finerGroups[group].flatMap((other) => layers[other] ?? []);
    layers[group] = new Layer(grid, [...hides, ...finer.flatMap((each) => each[group] ?? [])]);
  }
  return layers;
}

/** Nodes of a slab that a layer leaves open. */
function openNodes(grid: Grid, slab: Slab, layers: LayersAt) {
  const width = grid.columns.names.length;
  const seen = new Set<string>();
  const { currency, tax_basis } = slab;
  return slab.rows.sector.flatMap((at, i) => {
    const [sector = '', area = ''] = [slab.sectors[at], slab.areas[slab.rows.area[i] ?? 0]];
    const cell = grid.rows.names.indexOf(sector) * width + grid.columns.names.indexOf(area);
    if (seen.has(`${cell}`)) return [];
    seen.add(`${cell}`);
    return groups.flatMap((pattern) =>
      layers[pattern]?.hidden[cell] === 0 ? [{ pattern, currency, tax_basis, sector, area }] : []
    );
  });
}
