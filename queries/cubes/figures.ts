import type { DayRange } from '#model/question.ts';
import type { Registry, Variable } from '#queries/compile/registry.ts';
import { between } from '#queries/compile/refill.ts';
import { derivedQuantities, type Judged } from '#queries/cubes/patterns.ts';
import { dominancePercent, enterprisesMin, zeroEnterprisesMin } from '#queries/protect/primary.ts';

/** Levels of a node's sector and area, widest first; 0 is everything. */
export type Levels = [sector: number, area: number];

/** What to look at: rows of a cell table, in some levels, for some figures. `period`: SQL of the period's first day. */
export type FiguresInput = {
  registry: Registry;
  from: string;
  /** the deepest area the levels go to: 1 country, 2 region, 3 département */
  depth: number;
  range: DayRange;
  levels: readonly Levels[];
  judged: readonly Judged[];
};

/** A sensitive figure must be able to be larger by this percentage of its value. Source: domain note section 4. */
const roomPercent = 10;
/** And by at least one minor unit, or thing counted. */
const leastRoom = 1;

const separator = '|';
const sectorKeys = ['sector_family', 'sector_group'];
const areaKeys = ['country_code', 'region_code', 'departement_code'];

/**
 * The text that makes TEMP cube_figure: one row per period, currency, tax basis and node, shops only, with `revenue` (what
 * hiding it loses), each quantity, and for each figure `need_…`: how much larger than it is it must be able to be; 0 when
 * the primary rules leave it free. Nodes are paths of codes; the empty path is everything.
 */
export function figuresText(input: FiguresInput): string {
  const { registry, range, judged } = input;
  const variables = wanted(registry, judged);
  const sums = variables.flatMap(({ id }) => [
    `sum(${id}) AS ${id}`,
    `sum(CASE owner WHEN 'shops' THEN ${id}_n WHEN 'enterprise' THEN CASE WHEN ${id} <> 0 THEN 1 ELSE 0 END ELSE 0 END) AS ${id}_n`,
    `max(CASE owner WHEN 'shops' THEN ${id}_largest ELSE abs(${id}) END) AS ${id}_largest`
  ]);
  const populations = registry.populations.map(({ id }) => id);
  const part = variables.flatMap(({ id }) => [
    `sum(${id}) AS ${id}`,
    `sum(${id}_n) AS ${id}_n`,
    `max(${id}_largest) AS ${id}_largest`
  ]);
  const keys = ['period_on', 'currency', 'tax_basis'];
  return `CREATE OR REPLACE TEMP TABLE cube_figure AS
WITH base AS (
  SELECT *, ${pathsOf(sectorKeys, 's')}, ${pathsOf(areaKeys.slice(0, input.depth), 'a')}
  FROM ${input.from} WHERE ${between('period_on', range)} AND channel = 'all' AND owner <> 'panel'
),
part AS (
  SELECT ${keys.join(', ')}, owner, enterprise_id, ${pathOf('s', sectorKeys)} AS sector, ${pathOf('a', areaKeys.slice(0, input.depth))} AS area,
    ${[...part, ...populations.map((id) => `sum(${id}) AS ${id}`)].join(', ')}
  FROM base
  GROUP BY GROUPING SETS (${input.levels.map((levels) => `(${[...keys, 'owner', 'enterprise_id', ...atLevels(levels)].join(', ')})`).join(', ')})
),
node AS (
  SELECT ${keys.join(', ')}, sector, area, ${[...sums, ...populations.map((id) => `sum(${id}) AS ${id}`)].join(', ')}
  FROM part GROUP BY ${keys.join(', ')}, sector, area
)
SELECT ${keys.join(', ')}, sector, area, ${[...quantitiesOf(registry, judged), ...judged.map(needOf)].join(',\n  ')}
FROM node`;
}

/** Codes as paths: s1 = family, s2 = family|group. */
const pathsOf = (keys: readonly string[], letter: string): string =>
  keys
    .map((_, i) => `${keys.slice(0, i + 1).join(` || '${separator}' || `)} AS ${letter}${i + 1}`)
    .join(', ');

const pathOf = (letter: string, keys: readonly string[]): string =>
  `coalesce(${[...keys.keys()]
    .reverse()
    .map((i) => `${letter}${i + 1}`)
    .join(', ')}, '')`;

const atLevels = ([sector, area]: Levels): string[] => [
  ...(sector === 0 ? [] : [`s${sector}`]),
  ...(area === 0 ? [] : [`a${area}`])
];

const wanted = (registry: Registry, judged: readonly Judged[]): Variable[] => [
  ...new Set([
    ...registry.quantities.values(),
    ...judged.flatMap(({ variable, guard }) => (guard === null ? [variable] : [variable, guard]))
  ])
];

function quantitiesOf(registry: Registry, judged: readonly Judged[]): string[] {
  const column = (name: string) => {
    const variable = [...registry.quantities].find(([known]) => known === name)?.[1];
    return variable?.id ?? '0';
  };
  const moved = new Set(
    judged.flatMap(({ ways }) => ways.flatMap(({ move, against }) => [move, against ?? move]))
  );
  const total = (sql: string) => column(sql);
  const own = judged
    .filter(({ name }) => moved.has(name))
    .flatMap(({ name, variable }) => [
      `${variable.id} AS "${name}"`,
      `${total(variable.sql)} - ${variable.id} AS "rest_${name}"`
    ]);
  return [
    ...[...registry.quantities].map(([name, { id }]) => `${id} AS "${name}"`),
    ...Object.entries(derivedQuantities).map(([name, sql]) => `${sql(column)} AS "${name}"`),
    ...own
  ];
}

/** The primary rules as SQL, and the room a sensitive figure must keep. The same as `primaryStatus` of the shops. */
function needOf({ name, variable: { id, population }, guard }: Judged): string {
  const room = `greatest(abs(${id}) * ${roomPercent / 100}, ${leastRoom})`;
  const zero =
    guard === null ? 'false' : `${population.id} > 0 AND ${guard.id}_n < ${zeroEnterprisesMin}`;
  return `CASE WHEN ${id}_n = 0 THEN CASE WHEN ${zero} THEN ${room} ELSE 0 END
    WHEN ${id}_n < ${enterprisesMin} OR ${id} < 0 OR 100 * ${id}_largest >= ${dominancePercent} * ${id} THEN ${room}
    ELSE 0 END AS "need_${name}", ${id} AS "sum_${name}"`;
}
