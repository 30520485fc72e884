/** What one cluster (an enterprise) adds to a ratio of sums: its part of the numerator and of the denominator. */
export type Cluster = { o: number; t: number };

/** A cluster with the stratum it is drawn from. */
export type StratifiedCluster = Cluster & { stratum: string };

/** Both ends of an interval. */
export type Interval = { low: number; high: number };

/** Fewest enterprises an interval may rest on. Source: domain note section 6, inference. */
export const intervalMin = 10;
/** Fewer clusters than this: no bootstrap of clusters, a wild one, and a word of warning. Source: the same. */
export const fewClusters = 20;
/** Resamples of a bootstrap. Source: the same. */
export const resamplesN = 999;
/** 97.5 % point of the standard normal distribution. */
export const normal975 = 1.959963984540054;

/** The ratio of sums; null when the denominators add up to nought. */
export function ratioOf(clusters: readonly Cluster[]): number | null {
  const [o, t] = sums(clusters);
  return t === 0 ? null : o / t;
}

const sums = (clusters: readonly Cluster[]): [o: number, t: number] =>
  clusters.reduce<[number, number]>(([o, t], cluster) => [o + cluster.o, t + cluster.t], [0, 0]);

/**
 * Standard error of a ratio of sums by linearisation: √(n/(n−1)·Σ(o − R·t)²) / Σt. Null with fewer than two clusters or
 * without a ratio. Source: domain note section 6, inference.
 */
export function linearisedSe(clusters: readonly Cluster[]): number | null {
  const ratio = ratioOf(clusters);
  const n = clusters.length;
  if (ratio === null || n < 2) return null;
  const squares = clusters.reduce((sum, { o, t }) => sum + (o - ratio * t) ** 2, 0);
  return Math.sqrt((n / (n - 1)) * squares) / Math.abs(sums(clusters)[1]);
}

/** The p-quantile of values by linear interpolation (type 7, as R and Excel have it); null without values. */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined
    ? null
    : low + (at - Math.floor(at)) * (high - low);
}

/**
 * 95 % interval of a share of counts, `k` of `n`. Never ±0: 0 of 10 reaches to 27.8 %. Null for n = 0.
 * Source: Wilson 1927; domain note section 6, proportions.
 */
export function wilson(k: number, n: number): Interval | null {
  if (n === 0) return null;
  const z2 = normal975 ** 2;
  const p = k / n;
  const half = normal975 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const [middle, scale] = [p + z2 / (2 * n), 1 + z2 / n];
  return {
    low: k === 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: k === n ? 1 : Math.min(1, (middle + half) / scale)
  };
}

/**
 * 95 % interval of a ratio of sums by resampling clusters within their strata; strata of one are drawn from together,
 * since a stratum of its own would always draw itself. With fewer than `fewClusters` the residuals are re-weighted
 * instead (wild bootstrap, Webb's six weights). Null without a ratio. `random`: numbers from 0 (included) to 1 (excluded).
 * Source: domain note section 6, inference; Webb 2023, Reworking wild bootstrap-based inference for clustered errors.
 */
export function bootstrapInterval(
  clusters: readonly StratifiedCluster[],
  random: () => number,
  resamples_n = resamplesN
): Interval | null {
  const ratio = ratioOf(clusters);
  if (ratio === null) return null;
  const draw =
    clusters.length < fewClusters ? wild(clusters, ratio, random) : resample(clusters, random);
  const ratios = Array.from({ length: resamples_n }, draw).filter((value) => value !== null);
  const [low, high] = [quantile(ratios, 0.025), quantile(ratios, 0.975)];
  return low === null || high === null ? null : { low, high };
}

function resample(
  clusters: readonly StratifiedCluster[],
  random: () => number
): () => number | null {
  const strata = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    const stratum = strata.get(cluster.stratum) ?? [];
    stratum.push(cluster);
    strata.set(cluster.stratum, stratum);
  }
  const groups = [...strata.values()];
  const drawn = [
    ...groups.filter((it) => it.length > 1),
    groups.filter((it) => it.length === 1).flat()
  ];
  return () => {
    let [o, t] = [0, 0];
    for (const group of drawn)
      for (let i = 0; i < group.length; i += 1) {
        const cluster = group[Math.floor(random() * group.length)];
        o += cluster?.o ?? 0;
        t += cluster?.t ?? 0;
      }
    return t === 0 ? null : o / t;
  };
}

const webb = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];

function wild(clusters: readonly Cluster[], ratio: number, random: () => number): () => number {
  const n = clusters.length;
  const scale = Math.sqrt(n / (n - 1)) / sums(clusters)[1];
  const residuals = clusters.map(({ o, t }) => (o - ratio * t) * scale);
  return () =>
    residuals.reduce((sum, e) => sum + e * (webb[Math.floor(random() * webb.length)] ?? 0), ratio);
}

/** Numbers from 0 (included) to 1 (excluded), the same for the same text: FNV-1a seeds Mulberry32. Not for secrets. */
export function seededRandom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
