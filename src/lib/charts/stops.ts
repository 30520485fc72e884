import type { Chart, Stop } from '#lib/charts/define.ts';

type Cursor = Chart<never>['cursor'];

/** The stop nearest to a place of the drawing, as far as the cursor cares: along one axis, or both. 0 without stops. */
export function nearestStop(
  stops: readonly Stop[],
  cursor: Cursor,
  place: { x: number; y: number }
): number {
  const distance = (i: number): number => {
    const stop = stops[i];
    if (stop === undefined) return Infinity;
    const [dx, dy] = [stop.x - place.x, stop.y - place.y];
    return cursor === 'line' ? Math.abs(dx) : cursor === 'row' ? Math.abs(dy) : Math.hypot(dx, dy);
  };
  return stops.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
}

/** Where an up or down arrow leads: the next row, or the cell below in the same column; null where it is not ours. */
export function steppedTo(
  stops: readonly Stop[],
  cursor: Cursor,
  index: number,
  key: string
): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const here = stops[index];
  if (step === undefined || cursor === 'line' || here === undefined) return null;
  if (cursor === 'row') return Math.max(0, Math.min(stops.length - 1, index + step));
  const column = stops.flatMap((stop, i) => (Math.abs(stop.x - here.x) < 1 ? [i] : []));
  return column[column.indexOf(index) + step] ?? index;
}
