import type { AreaLevel, SectorLevel } from '#model/question.ts';
import type { Plan } from '#queries/compile.ts';
import { cellAreas, cellSectors } from '#queries/compile/tables.ts';
import type { CubeGrain } from '#queries/cubes/build.ts';
import type { Group } from '#queries/cubes/patterns.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { known } from '#queries/series/known.ts';
import openCells from './open-cells.sql?raw';
import places from './places.sql?raw';

/** The published nodes of a store: whether one is open to a group of figures at a grain, in the block that begins on a day. */
export type Cubes = {
  isOpen(group: Group, grain: CubeGrain, block_on: string, money: string, node: string): boolean;
  /** paths of the places units stand at, and whether shops there give their facts by week or month only */
  places: Place[];
  /** answers about places, worked out once */
  memo: Map<string, unknown>;
};

export type Place = { sector: string[]; area: string[]; is_coarse: boolean };

/** The cubes of the current state of a store. */
export const cubesOf = (engine: Engine): Promise<Cubes> =>
  known(engine, 'cubes', () => read(engine));

async function read(engine: Engine): Promise<Cubes> {
  const rows = await engine.query<{ name: string }>(openCells);
  const open = new Set(rows.map(({ name }) => name));
  const found = await engine.query<Record<string, string> & { is_coarse: boolean }>(places);
  return {
    isOpen: (group, grain, block_on, money, node) =>
      open.has(`${group} ${grain} ${block_on} ${money} ${node}`),
    memo: new Map(),
    places: found.map((row) => ({
      sector: [row['sector_family'] ?? '', row['sector_group'] ?? ''],
      area: [row['country_code'] ?? '', row['region_code'] ?? '', row['departement_code'] ?? ''],
      is_coarse: row.is_coarse
    }))
  };
}

/** What a row of an answer is about: its own codes where the plan splits, beside the plan's filters. */
export type RowPlace = { sector: string | null; area: string | null };

type Axis = { levels: readonly string[]; of: (place: Place) => string[] };

const sectorAxis: Axis = { levels: cellSectors, of: ({ sector }) => sector };
const areaAxis: Axis = { levels: cellAreas, of: ({ area }) => area };

/**
 * The nodes of the cubes that a row is the sum of, as `sector path × area path`; null when no cube goes that deep. A code
 * may lie in several places (unknown ones do): then the row is the sum of several nodes.
 */
export function nodesOf(cubes: Cubes, plan: Plan, row: RowPlace): string[] | null {
  const { sector: in_sector, area: in_area } = plan.where;
  const sectors = pathsOf(cubes, sectorAxis, [
    ...(row.sector === null || plan.sector === null
      ? []
      : [{ level: plan.sector, code: row.sector }]),
    ...(in_sector === undefined || in_sector.level === 'all' ? [] : [in_sector])
  ]);
  const areas = pathsOf(cubes, areaAxis, [
    ...(row.area === null || plan.area === null ? [] : [{ level: plan.area, code: row.area }]),
    ...(in_area === undefined ? [] : [in_area])
  ]);
  if (sectors === null || areas === null) return null;
  return sectors.flatMap((sector) => areas.map((area) => `${sector} × ${area}`));
}

type Condition = { level: SectorLevel | AreaLevel; code: string };

function pathsOf(
  cubes: Cubes,
  { levels, of }: Axis,
  conditions: readonly Condition[]
): string[] | null {
  if (conditions.length === 0) return [''];
  const depths = conditions.map(({ level }) => levels.indexOf(level));
  if (depths.includes(-1)) return null;
  const deepest = Math.max(...depths);
  return remembered(
    cubes,
    `paths ${levels[0]} ${depths} ${conditions.map(({ code }) => code)}`,
    () => {
      const fits = (path: readonly string[]) =>
        conditions.every(({ code }, i) => path[depths[i] ?? 0] === code);
      const paths = cubes.places.map(of).filter(fits);
      return [...new Set(paths.map((path) => path.slice(0, deepest + 1).join('|')))];
    }
  );
}

function remembered<T>({ memo }: Cubes, name: string, make: () => T): T {
  const found = memo.get(name) as T | undefined; // a name is only ever used for one type
  if (found !== undefined) return found;
  const made = make();
  memo.set(name, made);
  return made;
}

/** Whether a node holds shops that give their facts by week or month only. */
export function isCoarse(cubes: Cubes, node: string): boolean {
  const [sector = '', area = ''] = node.split(' × ');
  const inside = (path: string, codes: readonly string[]) =>
    path === '' || `${codes.join('|')}|`.startsWith(`${path}|`);
  return remembered(cubes, `coarse ${node}`, () =>
    cubes.places.some(
      (place) => place.is_coarse && inside(sector, place.sector) && inside(area, place.area)
    )
  );
}

/** The depth of a node's area: 0 everywhere, 1 a country. */
export const areaDepth = (node: string): number => {
  const area = node.split(' × ')[1] ?? '';
  return area === '' ? 0 : area.split('|').length;
};
