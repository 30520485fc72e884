import {
  bootstrapInterval,
  fewClusters,
  intervalMin,
  normal975,
  resamplesN,
  seededRandom,
  wilson,
  type Interval,
  type StratifiedCluster
} from '#model/estimate.ts';
import { InvalidInput } from '#model/problem.ts';
import type { Text } from '#model/metric.ts';
import type { IntervalKind, IntervalMeta, SeriesRow } from '#model/question.ts';
import {
  compileClusters,
  compileSpread,
  ratioOfSums,
  registry,
  type Plan,
  type Ratio
} from '#queries/compile.ts';
import type { MetricVariables } from '#queries/compile/registry.ts';
import type { Answers } from '#queries/engines/answers.ts';
import { isSafeSpread, type Estimate } from '#queries/protect/interval.ts';
import type { Measured } from '#queries/protect/protect.ts';
import { cellName, nameOfCell, type CellKey } from '#queries/series/measure.ts';
import { isOfTwins, switchedEstimates, type Spread } from '#queries/series/switched.ts';
import strataText from './strata.sql?raw';

/** Enterprises one answer may resample; more is refused. */
export const resampledLimit = 20_000;

type ShareSpread = Spread & { uneven: number; least_o: number; most_over: number };

type Pair = CellKey & { enterprise_id: number; o: number; t: number };

/**
 * The cells with their intervals; null where there is none: no ratio of sums, fewer than ten enterprises, a panel among
 * them. Enterprises are the clusters. `linear`: ratio ± 1.96 linearised errors; `bootstrap`: enterprises resampled within
 * sector group × département. Cells of fewer than twenty have a wild bootstrap either way, and shares of enterprises
 * that count one each Wilson's interval.
 * Errors: InvalidInput when there are too many enterprises to resample.
 */
export async function withEstimates(
  engine: Answers,
  plan: Plan,
  cells: readonly Measured[],
  kind: IntervalKind
): Promise<Measured[]> {
  const found = new Map<string, Estimate>();
  for (const metric of plan.metrics) {
    const variables = registry.metrics.get(metric);
    if (variables !== undefined && isOfTwins(variables) && cells.length > 0)
      for (const [name, estimate] of await switchedEstimates(engine, plan, variables))
        found.set(name, estimate);
    const ratio = variables === undefined ? null : ratioOfSums(variables.metric);
    if (variables === undefined || ratio === null || cells.length === 0) continue;
    for (const [name, estimate] of await estimatesOf(engine, plan, { variables, ratio, kind }))
      found.set(name, estimate);
  }
  return cells.map((cell) => ({
    ...cell,
    estimate: found.get(`${cell.row.period} ${cellName(cell.row)}`) ?? null
  }));
}

type Wanted = { variables: MetricVariables; ratio: Ratio; kind: IntervalKind };

async function estimatesOf(
  engine: Answers,
  plan: Plan,
  { variables, ratio, kind }: Wanted
): Promise<Map<string, Estimate>> {
  const spread = compileSpread(plan, variables, ratio);
  const cells = (await engine.query<ShareSpread>(spread.sql, spread.params)).filter(
    ({ n, panels_n, t }) => n >= intervalMin && panels_n === 0 && t > 0
  );
  const resampled = (cell: ShareSpread) =>
    cell.uneven > 0 && (kind === 'bootstrap' || cell.n < fewClusters);
  const nameOf = (key: CellKey) => nameOfCell(key, plan, variables.metric.name);
  const clusters = cells.some(resampled)
    ? await clustersOf(engine, plan, { variables, ratio, kind })
    : new Map<string, StratifiedCluster[]>();
  const estimates = new Map<string, Estimate>();
  for (const cell of cells) {
    const name = nameOf(cell);
    const interval = resampled(cell)
      ? bootstrapInterval(
          clusters.get(name) ?? [],
          seededRandom(`${plan.from} ${plan.until} ${name}`)
        )
      : plainInterval(cell);
    if (interval === null) continue;
    const is_safe = cell.uneven === 0 || isSafeSpread(cell);
    estimates.set(name, { ...clipped(interval, cell), se: seOf(cell), is_safe });
  }
  return estimates;
}

function plainInterval(cell: ShareSpread): Interval | null {
  if (cell.uneven === 0) return wilson(cell.o, cell.n);
  const [ratio, half] = [cell.o / cell.t, normal975 * seOf(cell)];
  return { low: ratio - half, high: ratio + half };
}

const seOf = ({ n, squares, t }: ShareSpread): number => Math.sqrt((n / (n - 1)) * squares) / t;

/** No share below nought where nobody is, none above one where nobody's numerator is above the denominator. */
const clipped = ({ low, high }: Interval, { least_o, most_over }: ShareSpread): Interval => ({
  low: least_o >= 0 ? Math.max(low, 0) : low,
  high: most_over <= 0 ? Math.min(high, 1) : high
});

/** The enterprises of the cells to resample, by cell, each with its stratum, in order of their ids. */
async function clustersOf(
  engine: Answers,
  plan: Plan,
  { variables, ratio, kind }: Wanted
): Promise<Map<string, StratifiedCluster[]>> {
  const below_n = kind === 'bootstrap' ? resampledLimit + 1 : fewClusters;
  const limit = resampledLimit + 1;
  const wanted = { least_n: intervalMin, below_n, limit };
  const { sql, params } = compileClusters(plan, variables, ratio, wanted);
  const pairs = await engine.query<Pair>(sql, params);
  if (pairs.length > resampledLimit)
    throw new InvalidInput(`too many enterprises to resample: more than ${resampledLimit}`, {
      field: 'interval'
    });
  const strata = new Map(
    (
      await engine.query<{ enterprise_id: number; stratum: string }>(strataText, {
        from: plan.from,
        until: plan.until
      })
    ).map(({ enterprise_id, stratum }) => [enterprise_id, stratum])
  );
  const clusters = new Map<string, StratifiedCluster[]>();
  for (const { enterprise_id, o, t, ...key } of pairs) {
    const name = nameOfCell(key, plan, variables.metric.name);
    const cell = clusters.get(name) ?? [];
    cell.push({ o, t, stratum: strata.get(enterprise_id) ?? '' });
    clusters.set(name, cell);
  }
  return clusters;
}

/** What an answer says of its intervals. */
export function intervalMetaOf(kind: IntervalKind, rows: readonly SeriesRow[]): IntervalMeta {
  const isFew = ({ low, enterprises_n }: SeriesRow) =>
    typeof low === 'number' && enterprises_n !== null && enterprises_n < fewClusters;
  return {
    kind,
    level: 0.95,
    resamples_n: resamplesN,
    few_n: rows.filter(isFew).length,
    text: texts[kind]
  };
}

const texts: Record<IntervalKind, Text> = {
  linear: {
    en: 'Ratio ± 1.96 standard errors, linearised over enterprises; wild bootstrap from 10 to 19 enterprises, Wilson for shares of enterprises, none under 10. The shops chose to take part and are not weighted: it tells how far chance among such shops reaches, not how far they stand from all shops.',
    fr: 'Ratio ± 1,96 erreur type, linéarisée sur les entreprises ; bootstrap sauvage de 10 à 19 entreprises, Wilson pour les parts d’entreprises, aucun en dessous de 10. Les commerces participent de leur propre choix et ne sont pas pondérés : l’intervalle dit la part du hasard entre de tels commerces, pas leur écart à l’ensemble des commerces.'
  },
  bootstrap: {
    en: '2.5 and 97.5 % quantiles of 999 seeded resamples of enterprises within sector group × département; wild bootstrap from 10 to 19 enterprises, Wilson for shares of enterprises, none under 10. The shops chose to take part and are not weighted: it tells how far chance among such shops reaches, not how far they stand from all shops.',
    fr: 'Quantiles à 2,5 et 97,5 % de 999 rééchantillonnages reproductibles d’entreprises par groupe de secteurs × département ; bootstrap sauvage de 10 à 19 entreprises, Wilson pour les parts d’entreprises, aucun en dessous de 10. Les commerces participent de leur propre choix et ne sont pas pondérés : l’intervalle dit la part du hasard entre de tels commerces, pas leur écart à l’ensemble des commerces.'
  }
};
