import { addDays, dayOf, type Day } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { DayRange } from '#model/question.ts';
import type { Registry } from '#queries/compile/registry.ts';
import { figuresText, type Levels } from '#queries/cubes/figures.ts';
import { finerGroups, groups, judgedOf, type Group, type Judged } from '#queries/cubes/patterns.ts';
import { figuresOf, gridOf, readSlabs, type Slab } from '#queries/cubes/read.ts';
import { hideThin } from '#queries/cubes/coverage.ts';
import { secure } from '#queries/cubes/secure.ts';
import { cutTree, Layer, type Grid } from '#queries/protect/hide/grid.ts';
import type { Engine } from '#queries/engines/duckdb.ts';

/**
 * Grains with a pattern of their own. Months, quarters and years share one, by calendar year; weeks and days by quarter.
 * `part`: parts of weeks that lie in two months; such a week is published where its parts could be.
 */
export const cubeGrains = ['month', 'week', 'part', 'day'] as const;
export type CubeGrain = (typeof cubeGrains)[number];

const shares: readonly Group[] = [
  'totals',
  'orders',
  'usual',
  'refunds',
  'online',
  'modes',
  'pickup'
];
const groupsAt: Record<CubeGrain, readonly Group[]> = {
  month: [...shares, 'coverage'],
  week: shares,
  part: shares,
  day: shares
};

const product = (sectors: number[], areas: number[]): Levels[] =>
  sectors.flatMap((sector) => areas.map((area): Levels => [sector, area]));

/** Levels published at each grain: sectors all, family, group; areas everywhere, country, region, département. */
export const levelsAt: Record<CubeGrain, readonly Levels[]> = {
  month: product([0, 1, 2], [0, 1, 2, 3]),
  week: product([0, 1, 2], [0, 1, 2]),
  part: product([0, 1, 2], [0, 1, 2]),
  day: product([0, 1, 2], [0, 1])
};

/** How deep areas go at each grain. */
const areaDepths: Record<CubeGrain, number> = { month: 3, week: 2, part: 2, day: 1 };

/** Whole weeks inside a month, and what the month has beside them: together they are the month. */
const weekPieces = `(SELECT * FROM cell_week WHERE month(period_on) = month(period_on + 6)
  UNION ALL BY NAME SELECT * REPLACE (last_day(period_on) AS period_on) FROM cell_rest) AS piece`;

const sources: Record<CubeGrain, string> = {
  month: 'cell_month',
  week: weekPieces,
  part: 'cell_part',
  day: 'country_day'
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
    await engine.run(
      figuresText({
        ...input,
        from: sources[grain],
        depth: areaDepths[grain],
        levels: levelsAt[grain]
      })
    );
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
    return publishedOf(
      range,
      { month: months, week: same('week'), part: same('part'), day: same('day') },
      judged
    );
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

type Slabs = { month: Slab } & Record<Exclude<CubeGrain, 'month'>, Slab | null>;
type LayersAt = Partial<Record<Group, Layer>>;

/** What of one currency and tax basis is published in a year. */
function publishedOf(year: DayRange, slabs: Slabs, judged: readonly Judged[]): Published[] {
  const grid = gridOf(slabs.month);
  const at = (grain: CubeGrain): Grid => ({
    ...grid,
    columns: cutTree(grid.columns, areaDepths[grain])
  });
  const quarters = [0, 1, 2, 3].map((i) =>
    periodOf(dayOf(Number(year.from.slice(0, 4)), 3 * i + 1), 'quarter')
  );
  const fine = quarters.map((quarter) => {
    const day = layersOf(grid, 'day', []);
    const part = layersOf(grid, 'part', [day]);
    return { quarter, day, part, week: layersOf(grid, 'week', [part]) };
  });
  const month = layersOf(
    grid,
    'month',
    fine.map(({ week }) => week)
  );
  const run = (
    grain: CubeGrain,
    range: DayRange,
    layers: LayersAt[],
    parents: (on: Day) => number[]
  ) => {
    const slab = slabs[grain];
    if (slab === null) return;
    const figures = figuresOf(grid, slab, range.from, range.until);
    const step = { figures, parents: figures.periods.map(parents) };
    for (const group of groupsAt[grain]) {
      const some = judged.filter((each) => each.group === group);
      if (group === 'coverage') hideThin(grid, figures, month, some);
      else secure(at(grain), step, layers, some);
    }
  };
  run('month', year, [month], () => []);
  for (const { quarter, week, part, day } of fine) {
    run('week', quarter, [month, week], (on) => [monthOf(on)]);
    run('part', quarter, [month, week, part], (on) => [monthOf(on), monthOf(on)]);
    run('day', quarter, [month, week, part, day], (on) => [monthOf(on), restOf(on), pieceOf(on)]);
  }
  const rows = (grain: CubeGrain, block_on: Day, layers: LayersAt, slab: Slab | null) =>
    slab === null
      ? []
      : openNodes(grid, slab, layers).map((node) => ({ ...node, grain, block_on }));
  return [
    ...rows('month', year.from, month, slabs.month),
    ...fine.flatMap(({ quarter, week, part, day }) => [
      ...rows('week', quarter.from, week, slabs.week),
      ...rows('part', quarter.from, part, slabs.part),
      ...rows('day', quarter.from, day, slabs.day)
    ])
  ];
}

const monthOf = (on: Day): number => Number(on.slice(5, 7));

/** Days as a number that is equal inside one whole week, and in all of a month beside its whole weeks. */
function restOf(on: Day): number {
  const week = periodOf(on, 'week');
  const isWhole = monthOf(week.from) === monthOf(addDays(week.until, -1));
  return isWhole ? Date.parse(week.from) : monthOf(on);
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
