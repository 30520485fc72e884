import type { Day } from '#model/calendar.ts';
import { type Need } from '#model/programme.ts';
import directoryText from '#queries/programme/directory.sql?raw';
import placesText from '#queries/programme/places.sql?raw';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';

/** A solution as its file states it. Amounts in minor units; empty lists: everywhere, all trades; `free_until` a last day. */
export type Solution = {
  code: string;
  name: string;
  provider: string;
  need: Need;
  offers_fr: string | null;
  offers_en: string | null;
  conditions_fr: string | null;
  conditions_en: string | null;
  area_codes: string[];
  sector_codes: string[];
  monthly_minor: number | null;
  setup_minor: number | null;
  currency: string;
  free_until: Day | null;
  url: string | null;
  sample: boolean;
  stated_on: Day;
};

/** A node named by an offer or a choice; `chain`: itself and those above it. */
export type Named = { code: string; name: string; name_en: string; chain: (string | null)[] };

/** What a reader looks for; null: any. `monthly_most` in minor units a month; `free_on`: free of charge on that day. */
export type Wanted = {
  need: Need | null;
  area: string | null;
  sector: string | null;
  monthly_most: number | null;
  free_on: Day | null;
};

/** The solutions that fit, by need and name; `all` of the directory; `named`: the areas and trades offers and choices name. */
export async function directory(
  store: Store,
  wanted: Wanted
): Promise<{ solutions: Solution[]; all: Solution[]; named: Named[] }> {
  const all = await known(store.engine, 'directory', () =>
    store.engine.query<Solution>(directoryText)
  );
  const codes = [
    ...all.flatMap(({ area_codes, sector_codes }) => [...area_codes, ...sector_codes]),
    ...[wanted.area, wanted.sector].flatMap((code) => code ?? [])
  ];
  const named = await store.engine.query<Named>(placesText, {
    codes: JSON.stringify([...new Set(codes)])
  });
  return { solutions: all.filter((one) => fits(one, wanted, named)), all, named };
}

function fits(one: Solution, wanted: Wanted, named: readonly Named[]): boolean {
  const { need, area, sector, monthly_most, free_on } = wanted;
  return (
    (need === null || one.need === need) &&
    (area === null || reaches(one.area_codes, area, named)) &&
    (sector === null || reaches(one.sector_codes, sector, named)) &&
    (monthly_most === null || (one.monthly_minor !== null && one.monthly_minor <= monthly_most)) &&
    (free_on === null || isFree(one, free_on))
  );
}

/** Whether an offer limited to some nodes holds somewhere in the one chosen: above it, below it, or itself. */
function reaches(offered: readonly string[], chosen: string, named: readonly Named[]): boolean {
  const above = (code: string) => named.find((it) => it.code === code)?.chain ?? [code];
  return (
    offered.length === 0 ||
    offered.some((code) => above(chosen).includes(code) || above(code).includes(chosen))
  );
}

/** Whether nothing is to be paid on a day: no price at all, or an offer that still holds. */
export const isFree = ({ monthly_minor, setup_minor, free_until }: Solution, day: Day): boolean =>
  (monthly_minor === 0 && setup_minor === 0) || (free_until !== null && free_until >= day);
