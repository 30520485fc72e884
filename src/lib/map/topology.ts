import type { Point } from '#lib/map/projection.ts';

/** A polygon or several, as indices of arcs; a negative index `~i` is arc `i` backwards. */
type Geometry =
  | { id: string; type: 'Polygon'; arcs: number[][] }
  | { id: string; type: 'MultiPolygon'; arcs: number[][][] };

/** A quantized TopoJSON file of areas: objects by level, ids are codes of areas. Source: TopoJSON specification 1.0. */
export type Topology = {
  arcs: number[][][];
  transform: { scale: number[]; translate: number[] };
  objects: Record<string, { geometries: Geometry[] }>;
};

/** The borders of an area as indices of arcs, ring by ring. */
export type Outline = { id: string; rings: number[][] };

/** The areas of one level; none where the file has no such level. */
export const outlines = ({ objects }: Topology, level: string): Outline[] =>
  (objects[level]?.geometries ?? []).map((geometry) => ({
    id: geometry.id,
    rings: geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat()
  }));

/** Every arc in degrees. */
export function arcsOf({ arcs, transform }: Topology): Point[][] {
  const [kx = 1, ky = 1] = transform.scale;
  const [dx = 0, dy = 0] = transform.translate;
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([stepX = 0, stepY = 0]): Point => {
      x += stepX;
      y += stepY;
      return [x * kx + dx, y * ky + dy];
    });
  });
}

/** The arc's points in the direction an index asks for. */
export function along<T>(arcs: readonly (readonly T[])[], index: number): readonly T[] {
  const arc = arcs[index < 0 ? ~index : index] ?? [];
  return index < 0 ? arc.toReversed() : arc;
}
