import type { Lang } from '#lib/format.ts';
import { overview } from '#lib/overview/overview.server.ts';
import { askOf } from '#lib/places/ask.server.ts';
import { besideOf, type Beside } from '#lib/places/compare.ts';
import { sectorAddress } from '#lib/places/place-address.ts';
import type { View } from '#lib/view/view.ts';
import { sectorTree, type Store } from '#queries/index.server.ts';

const metrics = ['online_share_of_usual', 'online_share', 'recovery'];

/**
 * The page that lists sectors: families with their groups and the shares of each; the groups of no family last. Those
 * without any facts are left out, unless nothing else is there. Null when the store holds no facts.
 */
export async function sectorList(store: Store, view: View, lang: Lang) {
  const shown = await overview(store, { ...view, sector: null }, lang);
  if (shown === null) return null;
  const ask = askOf(store, shown, lang);
  const tree = await sectorTree(store);
  const [families, groups] = await Promise.all(
    (['family', 'group'] as const).map((level) =>
      ask.whole({ metrics, by: { sector: level }, where: {} })
    )
  );
  const rows = [...(families?.rows ?? []), ...(groups?.rows ?? [])];
  const line = ({ code, name }: { code: string; name: Record<Lang, string> }): Beside =>
    besideOf(
      rows.filter(({ sector }) => sector === code),
      { code, name: name[lang], href: sectorAddress(code, shown.view) }
    );
  const known = new Set(rows.map(({ sector }) => sector));
  const others = tree.groups.filter(({ code }) => known.has(code)).map(line);
  return {
    view: shown.view,
    period: shown.period,
    choices: shown.choices,
    scope: shown.scope,
    meta: shown.meta,
    descriptions: shown.descriptions,
    families: tree.families
      .filter(({ code }) => known.has(code))
      .map((family) => ({ whole: line(family), groups: family.groups.map(line) })),
    others
  };
}
