import { addDays } from '#model/calendar.ts';
import type { Sale, UnitSpec } from './economy.ts';

/** Seeded numbers from 0 (included) to 1 (excluded). */
function randomOf(seed: number): () => number {
  let state = (Math.imul(seed, 2654435761) + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A small economy in three sector groups and three départements of two regions over three months: chains, shops that join
 * and leave, few that sell online, sizes from tiny to dominating. Equal seeds, equal economies.
 */
export function randomEconomy(seed: number): { sales: Sale[]; units: UnitSpec[] } {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[], otherwise: T): T =>
    list[Math.floor(random() * list.length)] ?? otherwise;
  const shops_n = 24 + Math.floor(random() * 16);
  const units = Array.from({ length: shops_n }, (_, i): UnitSpec => ({
    unit: `U${i}`,
    enterprise: random() < 0.15 ? 1 + Math.floor(random() * 4) : 100 + i,
    sector: pick(['G01', 'G07', 'G08'], 'G01'),
    area: pick(['DEP-75', 'DEP-92', 'DEP-35'], 'DEP-75')
  }));
  const sales = units.flatMap(({ unit }): Sale[] => {
    const size = 10_000 * 10 ** (2 * random());
    const sellsOnline = random() < 0.5;
    const joins = random() < 0.2 ? Math.floor(random() * 60) : 0;
    const leaves = random() < 0.2 ? 30 + Math.floor(random() * 60) : 91;
    return [2, 9, 16, 23, 31, 38, 45, 52, 60, 67, 74, 81, 88]
      .filter((day) => day >= joins && day < leaves)
      .map((day) => ({
        unit,
        day: addDays('2020-01-01', day),
        in_store_minor: Math.round(size * (0.5 + random())),
        online_minor: sellsOnline ? Math.round(size * random() * 0.5) : 0,
        orders_n: 5,
        online_orders_n: sellsOnline ? 2 : 0
      }));
  });
  return { sales, units };
}
