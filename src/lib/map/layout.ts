import { countryMap, levelNames, type Country, type MapLevel } from '#lib/map/countries.ts';
import { extent, fitted, type Box, type Point } from '#lib/map/projection.ts';
import { along, arcsOf, outlines, type Outline } from '#lib/map/topology.ts';

/** One area as it is drawn: `d` of an SVG path; `x`, `y`: the middle of its largest part, for keys and cursors, px. */
export type Shape = { code: string; d: string; x: number; y: number };

/** A frame around a part of the map, with its name in full and short. */
export type Frame = Box & { name: string; short: string };

/** A drawing of areas of one level. `shapes` come once, those enlarged in a frame a second time in `enlarged`. */
export type Layout = {
  width: number;
  height: number;
  frames: Frame[];
  shapes: Shape[];
  enlarged: Shape[];
};

const known = new Map<string, Layout | null>();

/**
 * The areas of a level of a country, or those of one part of it (`only`: codes), as large as the drawing allows. Null where
 * there is no geometry, or where a part has fewer than two areas with one.
 */
export function layoutOf(country: string, level: MapLevel, only?: string[]): Layout | null {
  const key = `${country} ${level} ${only?.toSorted().join(',') ?? ''}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const map = countryMap(country);
  const made =
    map === null ? null : only === undefined ? whole(map, level) : part(map, level, only);
  known.set(key, made);
  return made;
}

function whole(map: Country, level: MapLevel): Layout {
  const areas = outlines(map.topology, levelNames[level]);
  const framed = map.insets
    .map((inset) => ({ inset, areas: areas.filter(({ id }) => inset.ids.includes(id)) }))
    .filter(({ areas: inside }) => inside.length > 0);
  const apart = new Set(framed.flatMap(({ inset }) => (inset.also ? [] : inset.ids)));
  const draw = drawer(map);
  const inFrames = (also: boolean) =>
    framed
      .filter(({ inset }) => inset.also === also)
      .flatMap(({ inset, areas: inside }) => draw(inside, within(inset.box)));
  return {
    width: map.width,
    height: map.height,
    frames: framed.map(({ inset: { box, name, short } }) => ({ ...box, name, short })),
    shapes: [
      ...draw(
        areas.filter(({ id }) => !apart.has(id)),
        map.main
      ),
      ...inFrames(false)
    ],
    enlarged: inFrames(true)
  };
}

/** Room for the name at the top of a frame. */
const within = ({ x, y, width, height }: Box): Box => ({
  x: x + 8,
  y: y + 36,
  width: width - 16,
  height: height - 44
});

function part(map: Country, level: MapLevel, only: string[]): Layout | null {
  const areas = outlines(map.topology, levelNames[level]).filter(({ id }) => only.includes(id));
  if (areas.length < 2) return null;
  const { width } = map;
  const drawn = drawer(map)(areas, { x: 4, y: 4, width: width - 8, height: 712 });
  return { width, height: 720, frames: [], shapes: drawn, enlarged: [] };
}

/** Draws areas into a box. Points closer than this to the last one are left out, the same on both sides of a border. */
const step = 1.5;

function drawer(map: Country): (areas: Outline[], box: Box) => Shape[] {
  const arcs = arcsOf(map.topology);
  return (areas, box) => {
    const indices = new Set(
      areas.flatMap(({ rings }) => rings.flat()).map((i) => (i < 0 ? ~i : i))
    );
    const project = fitted(
      [...indices].flatMap((i) => arcs[i] ?? []),
      box
    );
    const drawn = arcs.map((arc, i) => (indices.has(i) ? thinned(arc.map(project)) : []));
    return areas.map(({ id, rings }) => {
      const lines = rings.map((ring) => ring.flatMap((index) => along(drawn, index)));
      const largest = lines.toSorted((a, b) => areaOf(b) - areaOf(a))[0] ?? [];
      const { low, high } = extent(largest);
      return {
        code: id,
        d:
          lines
            .filter((line) => areaOf(line) > 4)
            .map(path)
            .join('') || path(largest),
        x: Math.round((low[0] + high[0]) / 2),
        y: Math.round((low[1] + high[1]) / 2)
      };
    });
  };
}

function thinned(arc: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const [i, [x, y]] of arc.entries()) {
    const last = out.at(-1);
    const isEnd = i === arc.length - 1;
    if (last === undefined || isEnd || Math.hypot(x - last[0], y - last[1]) >= step)
      out.push([Math.round(x), Math.round(y)]);
  }
  return out;
}

/** Area inside a closed line, px². */
function areaOf(line: readonly Point[]): number {
  let twice = 0;
  for (const [i, [x, y]] of line.entries()) {
    const [nextX, nextY] = line[(i + 1) % line.length] ?? [x, y];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

/** A closed line in whole px, each point told from the last one. */
function path(line: readonly Point[]): string {
  const [first, ...rest] = line;
  if (first === undefined) return '';
  let [x, y] = first;
  let text = `M${x},${y}l`;
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue;
    const dy = nextY - y;
    text += `${text.endsWith('l') || nextX - x < 0 ? '' : ' '}${nextX - x}${dy < 0 ? '' : ','}${dy}`;
    [x, y] = [nextX, nextY];
  }
  return `${text}z`;
}
