/** Longitude and latitude, degrees. */
export type Point = readonly [number, number];

/** Where drawings lie: px of the map, y downwards. */
export type Box = { x: number; y: number; width: number; height: number };

const radians = Math.PI / 180;

/**
 * A conic conformal projection for the given points: standard parallels a sixth of the height from either edge, which keeps
 * shapes and nearly keeps sizes. Result in units of the sphere, y downwards. Source: Snyder, Map Projections, 1987, p. 107.
 */
export function conic(points: readonly Point[]): (point: Point) => Point {
  const { low, high } = extent(points);
  const sixth = (high[1] - low[1]) / 6;
  const [south, north] = [(low[1] + sixth) * radians, (high[1] - sixth) * radians];
  const middle = ((low[0] + high[0]) / 2) * radians;
  const t = (latitude: number) => Math.tan(Math.PI / 4 + latitude / 2);
  const n = Math.log(Math.cos(south) / Math.cos(north)) / Math.log(t(north) / t(south));
  const f = (Math.cos(south) * t(south) ** n) / n;
  return ([longitude, latitude]) => {
    const rho = f / t(latitude * radians) ** n;
    const theta = n * (longitude * radians - middle);
    return [rho * Math.sin(theta), rho * Math.cos(theta)];
  };
}

/** The same projection moved and scaled so that the points fill a box, centred, as large as it allows. */
export function fitted(points: readonly Point[], box: Box): (point: Point) => Point {
  const project = conic(points);
  const { low, high } = extent(points.map(project));
  const scale = Math.min(box.width / (high[0] - low[0]), box.height / (high[1] - low[1]));
  const left = box.x + (box.width - (high[0] - low[0]) * scale) / 2;
  const top = box.y + (box.height - (high[1] - low[1]) * scale) / 2;
  return (point) => {
    const [x, y] = project(point);
    return [left + (x - low[0]) * scale, top + (y - low[1]) * scale];
  };
}

/** The corners of the smallest upright box around points. */
export function extent(points: readonly Point[]): { low: Point; high: Point } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { low: [left, top], high: [right, bottom] };
}
