import type { Lang } from '#lib/format.ts';
import type { Overview } from '#lib/overview/overview.server.ts';
import { annotationsOf, stateOf } from '#lib/view/ground.server.ts';
import { remembered } from '#lib/view/remember.ts';
import { closureKinds } from '#model/annotation.ts';
import type { Store } from '#queries/index.server.ts';

/** A dated fact to know beside the figures, with who says so. Half-open days. */
export type KnownDate = { from: string; until: string; name: string; source: string };

/** Programme dates, holidays, disturbances and sales of a page's area, sector and period; closures are told elsewhere. */
export async function datesOf(
  store: Store,
  { period, view, choices }: Overview,
  lang: Lang
): Promise<KnownDate[]> {
  const area = view.area ?? choices.countries[0] ?? '';
  const asked = { ...period, area, sector: view.sector ?? '' };
  return known(`${await stateOf(store)} ${lang} ${JSON.stringify(asked)}`, async () =>
    (await annotationsOf(store, asked))
      .filter(({ kind }) => !closureKinds.some((closure) => closure === kind))
      .map(({ from, until, name, source }) => ({ from, until, name: name[lang], source }))
  );
}

const known = remembered<KnownDate[]>(200);
