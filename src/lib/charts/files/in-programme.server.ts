import type { AnyChart } from '#lib/charts/index.ts';
import { adoptionCurve } from '#lib/charts/adoption-curve.ts';
import { adoptionFunnel } from '#lib/charts/adoption-funnel.ts';
import { effectSinceJoining } from '#lib/charts/effect-since-joining.ts';
import { waitingCurve } from '#lib/charts/waiting-curve.ts';
import type { Lang } from '#lib/format.ts';
import { programmePage } from '#lib/programme/programme-page.server.ts';
import type { Store } from '#queries/index.server.ts';

/** A programme in one language. `outcome`: which chart of those who joined beside those alike, of several. */
export type InProgramme = {
  store: Store;
  programme: string | null;
  outcome: string | null;
  lang: Lang;
};

/** A chart of a programme, with what its page says beside it. */
type Found = {
  chart: AnyChart;
  data: never;
  notes: { term: string; text: string }[];
  programme: { code: string; name: string };
  as_of: string;
  sample: boolean;
};

/** The charts that stand on the page of a programme. */
export const programmeCharts: readonly string[] = [
  adoptionFunnel.name,
  adoptionCurve.name,
  waitingCurve.name,
  effectSinceJoining.name
];

/** One chart of a programme, made by its page's own code; null where there is none of this name, or nobody has joined. */
export async function chartInProgramme(
  name: string,
  { store, programme, outcome, lang }: InProgramme
): Promise<Found | null> {
  const page = await programmePage(store, programme, lang, new Date());
  if (page === null || page.report === null) return null;
  const { report, chosen, meta } = page;
  const made = (chart: unknown, data: unknown, notes: Found['notes']): Found => ({
    chart: chart as AnyChart, // the page's own data of this chart
    data: data as never,
    notes,
    programme: { code: chosen.code, name: chosen.name },
    as_of: report.as_of,
    sample: meta.sample
  });
  if (name === adoptionFunnel.name)
    return made(adoptionFunnel, report.funnel.data, report.notes.funnel);
  if (name === adoptionCurve.name)
    return made(adoptionCurve, report.curve.data, report.notes.curve);
  if (name === waitingCurve.name)
    return made(waitingCurve, report.waiting.data, report.notes.waiting);
  const effect = report.effect?.find((one) => outcome === null || one.outcome === outcome);
  return effect === undefined ? null : made(effectSinceJoining, effect.data, effect.notes);
}
