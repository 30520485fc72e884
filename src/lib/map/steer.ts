/** A place that keys can go to, px. */
type Place = { x: number; y: number };

const directions: Record<string, Place> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 }
};

/**
 * The place an arrow key leads to: the nearest one within a quarter turn around its direction, what lies aside counting
 * double. Home and End lead to the first and last. Null: no such key, or nothing that way.
 */
export function steer(places: readonly Place[], from: number, key: string): number | null {
  if (places.length === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return places.length - 1;
  const way = directions[key];
  const here = places[from];
  if (way === undefined || here === undefined) return null;
  let best: { index: number; cost: number } | null = null;
  for (const [index, place] of places.entries()) {
    const ahead = (place.x - here.x) * way.x + (place.y - here.y) * way.y;
    const aside = Math.abs((place.x - here.x) * way.y) + Math.abs((place.y - here.y) * way.x);
    if (ahead <= 0 || aside > ahead * 1.2) continue;
    const cost = ahead + aside * 2;
    if (best === null || cost < best.cost) best = { index, cost };
  }
  return best?.index ?? null;
}
