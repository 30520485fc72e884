import type { Lang } from '#lib/format.ts';
import type { Overview } from '#lib/overview/overview.server.ts';
import { annotationsOf } from '#lib/view/ground.server.ts';
import type { Store } from '#queries/index.server.ts';

/** A dated fact to know beside the figures, with who says so. Half-open days. */
export type KnownDate = { from: string; until: string; name: string; source: string };

/** Programme dates, holidays, disturbances and sales of a page's area, sector and period; closures are told elsewhere. */
export async function datesOf(
  store: Store,
  { period, view, choices }: Overview,
  lang: Lang
): Promise<KnownDate[]> {
  const found = await annotationsOf(store, {
    ...period,
    area: view.area ?? choices.countries[0] ?? '',
    sector: view.sector ?? ''
  });
  return found
    .filter(({ kind }) => kind !== 'lockdown' && kind !== 'closed_to_public')
    .map(({ from, until, name, source }) => ({ from, until, name: name[lang], source }));
}
