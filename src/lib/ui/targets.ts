import type { Lang } from '#lib/format.ts';
import type { SiteTexts } from '#lib/text/site-fr.ts';
import type { ViewTexts } from '#lib/text/view.ts';
import { pagesOfSite } from '#lib/ui/pages.ts';
import { foundOptions } from '#lib/view/area-options.ts';
import type { FoundArea } from '#lib/view/areas.ts';

/** Somewhere one can go by its name. `note`: what it is. */
export type Target = { label: string; note: string; path: string };

/** The pages of the site. */
export const pageTargets = ({ nav, search }: SiteTexts): Target[] =>
  pagesOfSite.map(({ name, path }) => ({ label: nav[name], note: search.kinds.page, path }));

type Sector = { code: string; name: Record<Lang, string> };

/** Families and groups of sectors, as the site knows them. Errors: whatever keeps the site from answering. */
export async function sectorTargets(lang: Lang, { kinds }: SiteTexts['search']): Promise<Target[]> {
  const response = await fetch('/api/v1/sectors');
  if (!response.ok) throw new Error(`no tree of sectors: ${response.status}`);
  const tree = (await response.json()) as {
    families: (Sector & { groups: Sector[] })[];
    groups: Sector[];
  }; // our own address, same version
  const target =
    (note: string) =>
    ({ code, name }: Sector): Target => ({
      label: name[lang],
      note,
      path: `/sectors/${encodeURIComponent(code)}`
    });
  return [
    ...tree.families.flatMap((family) => [
      target(kinds.family)(family),
      ...family.groups.map(target(kinds.group))
    ]),
    ...tree.groups.map(target(kinds.group))
  ];
}

/** Areas found by a search. */
export const areaTargets = (areas: readonly FoundArea[], text: ViewTexts): Target[] =>
  foundOptions(areas, text).map(({ value, label, note }) => ({
    label,
    note,
    path: `/areas/${encodeURIComponent(value)}`
  }));

/** Targets whose name has every word typed at the start of one of its own; accents and case do not matter. */
export function matching(targets: readonly Target[], typed: string): Target[] {
  const words = plainWords(typed);
  return targets.filter(({ label }) => {
    const own = plainWords(label);
    return words.every((word) => own.some((part) => part.startsWith(word)));
  });
}

const plainWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
