import type { Lang } from '#lib/format.ts';
import { InvalidInput } from '#model/problem.ts';
import type { SectorLevel } from '#model/question.ts';
import { sectorTree, series, type SectorTree, type Store } from '#queries/index.server.ts';

/** A family, group or activity of the tree. */
export type Trade = { code: string; name: string; level: SectorLevel };

/**
 * A sector with what holds it, widest first, and the whole its siblings are parts of: every family, every group, or the
 * activities of one group (`siblingsIn` null: of all sectors). `below`: the level inside it, null for an activity.
 */
export type TradeKin = {
  trade: Trade;
  above: Trade[];
  siblingsIn: Trade | null;
  below: SectorLevel | null;
};

/** The sector of a code; null when nobody knows it. */
export async function tradeOf(store: Store, code: string, lang: Lang): Promise<TradeKin | null> {
  const tree = await sectorTree(store);
  return inTree(tree, code, lang) ?? (await activity(store, tree, code, lang));
}

function inTree({ families, groups }: SectorTree, code: string, lang: Lang): TradeKin | null {
  for (const family of families) {
    const whole: Trade = { code: family.code, name: family.name[lang], level: 'family' };
    if (family.code === code) return { trade: whole, above: [], siblingsIn: null, below: 'group' };
    const group = family.groups.find((one) => one.code === code);
    if (group !== undefined)
      return {
        trade: { code, name: group.name[lang], level: 'group' },
        above: [whole],
        siblingsIn: null,
        below: 'class'
      };
  }
  const own = groups.find((one) => one.code === code);
  if (own === undefined) return null;
  const trade: Trade = { code, name: own.name[lang], level: 'group' };
  return { trade, above: [], siblingsIn: null, below: null };
}

/** An activity such as 47.71Z: the tree ends above it, the answers know it. */
async function activity(
  store: Store,
  tree: SectorTree,
  code: string,
  lang: Lang
): Promise<TradeKin | null> {
  const ask = (level: SectorLevel) =>
    series(store, {
      metrics: ['online_revenue'],
      by: { sector: level },
      where: { sector: code },
      lang
    });
  try {
    const [own, held] = [await ask('class'), await ask('group')];
    const group = inTree(tree, held.rows[0]?.sector ?? '', lang);
    const name = own.rows[0]?.sector_name ?? code;
    return {
      trade: { code, name, level: 'class' },
      above: group === null ? [] : [...group.above, group.trade],
      siblingsIn: group?.trade ?? null,
      below: null
    };
  } catch (error) {
    if (error instanceof InvalidInput && error.field === 'where') return null;
    throw error;
  }
}
