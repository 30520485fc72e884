import type { Part } from '#model/metric.ts';
import { originsOf, type Plan } from '#queries/compile.ts';
import { metrics } from '#queries/metrics/index.ts';

/** Counts of shops are not told by day, regular customers only from cells: purchases are not published. */
function answered(plan: Plan): string[] {
  const isOfDays = (name: string) =>
    Object.values<Part>(metrics.get(name)?.parts ?? {}).every(({ per }) => per === undefined);
  const isOfCells = originsOf(plan).every(({ table }) => !table.startsWith('unit_'));
  return [...metrics.keys()].filter(
    (name) =>
      (plan.grain !== 'day' || isOfDays(name)) && (isOfCells || name !== 'regular_conversion')
  );
}

const grains = ['day', 'week', 'month', 'quarter', 'year', null] as const;
const areas = [null, 'country', 'region', 'departement', 'epci', 'commune'] as const;
const sectors = [null, 'family', 'group', 'class'] as const;
const filters: readonly Plan['where'][] = [
  {},
  { area: { level: 'region', code: 'REG-11' }, currency: 'EUR' },
  { sector: { level: 'group', code: 'G08' } },
  { channel: 'marketplace', unit_kind: 'shop' },
  { unit_id: 2 }
];

/** Every grain with every level of areas; levels of sectors, channels, filters and alignments in turn. */
export const allPlans: readonly Plan[] = grains.flatMap((grain, g) =>
  areas.map((area, a): Plan => {
    const i = g + a;
    const plan: Plan = {
      metrics: [],
      grain,
      area,
      sector: sectors[i % sectors.length] ?? null,
      channel: i % 3 === 0,
      from: i % 2 === 0 ? '2020-10-01' : '2020-11-03',
      until: i % 5 === 0 ? '2021-01-20' : '2021-04-01',
      ...(i % 4 === 1 ? { align: 'holiday' as const, moved_months: ['2020-11-01'] } : {}),
      where: filters[i % 7] ?? {}
    };
    return { ...plan, metrics: answered(plan) };
  })
);

/** Some of them, in which each grain, each level of areas and each metric comes up: as many as grains. */
export const somePlans = (shift: number): readonly Plan[] =>
  grains.flatMap((_, g) => {
    const plan = allPlans[g * areas.length + ((g + shift) % areas.length)];
    if (plan === undefined) return [];
    return [{ ...plan, metrics: plan.metrics.filter((__, k) => k % 3 === (g + shift) % 3) }];
  });
