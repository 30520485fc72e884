import type { DayRange } from '#model/question.ts';
import { bandOf, type Band } from '#queries/protect/band.ts';
import { resolveArea } from '#queries/reference/areas.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import groupSql from './group.sql?raw';
import sharesSql from './shares.sql?raw';

/** Which share of usual turnover a band is of. */
export const bandMeasures = ['online', 'remote', 'pickup'] as const;
export type BandMeasure = (typeof bandMeasures)[number];

/** Limits between sizes, usual turnover of a year in major units; fixed, so that groups do not follow a shop. */
export const sizeLimits = [100_000, 300_000, 1_000_000] as const;

/**
 * The group a shop is compared with, the narrowest that has ten enterprises: its sector in its département, region or
 * country, first among its size. `size`: its class, 0 smallest; null: all sizes. `bands` null: no group is large enough.
 */
export type Peers = {
  sector: string;
  sector_name: { fr: string; en: string };
  area: string;
  area_name: string;
  size: number | null;
  enterprises_n: number;
  bands: Record<BandMeasure, Band> | null;
};

/** The shop that asks: group of its sector, its areas narrowest first, its usual turnover of the days (minor units), null if unknown. */
export type PeersQuestion = DayRange & {
  sector: string;
  areas: readonly string[];
  currency: string;
  usual_minor: number | null;
};

/** What peers made of their usual turnover; null where the shop's sector or place is unknown. */
export async function peersOf(store: Store, question: PeersQuestion): Promise<Peers | null> {
  return known(store.engine, `peers ${JSON.stringify(question)}`, () => find(store, question));
}

async function find(store: Store, question: PeersQuestion): Promise<Peers | null> {
  const { sector, areas, usual_minor, from, until } = question;
  const wide = areas.filter((code) => /^(DEP-|REG-|[A-Z]{2}$)/.test(code));
  const [group] = await store.engine.query<{ sector: string; name_fr: string; name_en: string }>(
    groupSql,
    { code: sector }
  );
  if (group === undefined || wide.length === 0) return null;
  const size = usual_minor === null ? null : sizeOf(usual_minor, { from, until });
  let last: Peers | null = null;
  for (const one of size === null ? [null] : [size, null])
    for (const area of wide) {
      const rows = await rowsOf(store, question, { sector: group.sector, area, size: one });
      const peers = await named(store, group, area);
      const shares = (part: keyof Row) => rows.map((row) => row[part] / row.usual_minor);
      const online = bandOf(shares('online_minor'));
      const remote = bandOf(shares('remote_minor'));
      const pickup = bandOf(shares('pickup_minor'));
      last = { ...peers, size: one, enterprises_n: rows.length, bands: null };
      if (online && remote && pickup) return { ...last, bands: { online, remote, pickup } };
    }
  return last;
}

type Row = Record<'online_minor' | 'remote_minor' | 'pickup_minor' | 'usual_minor', number>;

function rowsOf(
  store: Store,
  { from, until, currency }: PeersQuestion,
  { sector, area, size }: { sector: string; area: string; size: number | null }
): Promise<Row[]> {
  const [size_from, size_until] = size === null ? [0, 1e15] : limitsOf(size, { from, until });
  const asked = { sector, area, currency, from, until, size_from, size_until };
  return store.engine.query<Row>(sharesSql, asked);
}

async function named(
  store: Store,
  group: { sector: string; name_fr: string; name_en: string },
  area: string
) {
  return {
    sector: group.sector,
    sector_name: { fr: group.name_fr, en: group.name_en },
    area,
    area_name: (await resolveArea(store, area))?.name ?? area
  };
}

const yearShare = ({ from, until }: DayRange): number =>
  (Date.parse(until) - Date.parse(from)) / (365 * 86_400_000);

const sizeOf = (usual_minor: number, days: DayRange): number =>
  sizeLimits.filter((limit) => usual_minor >= limit * 100 * yearShare(days)).length;

function limitsOf(size: number, days: DayRange): [from: number, until: number] {
  const at = (i: number, open: number): number => {
    const limit = sizeLimits[i];
    return limit === undefined ? open : limit * 100 * yearShare(days);
  };
  return [size === 0 ? 0 : at(size - 1, 0), at(size, 1e15)];
}
