import type { Words } from '#lib/charts/define.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';
import { choicesOf, type Choices } from '#lib/view/choices.server.ts';
import { groundOf, whereOf } from '#lib/view/ground.server.ts';
import {
  comparisonsOf,
  fitsPeriod,
  grainOfPeriod,
  periodOfView,
  type Comparison
} from '#lib/view/period.ts';
import type { View } from '#lib/view/view.ts';
import type { DayRange, Grain, QuestionInput } from '#model/question.ts';
import type { Annotation, Area, Store } from '#queries/index.server.ts';

type Where = NonNullable<QuestionInput['where']>;

/**
 * A view as the store can answer it, for any page.
 *
 * `view`: the choices the store knows. `period`: the days shown, up to the newest data. `question`: period, where and
 * language, to be spread into a question; its days may reach beyond the newest data, so that a running month is compared
 * with the same part of another one. `whole`: as `question.where` without the channel, for measures of all channels.
 * `grain`: chosen, else the best. `comparisons`: what to compare with, best first; the first that has data counts.
 * `span`: the days with data. `closures`: lockdowns and closures in it. `choices`: what the filters offer.
 */
export type Reading = {
  view: View;
  period: DayRange;
  span: DayRange;
  grain: Grain;
  comparisons: Comparison[];
  question: DayRange & { where: Where; lang: Lang };
  whole: Where;
  closures: Annotation[];
  choices: Choices;
  /** the area chosen, the first of several; all of them; and the country they, or without one the whole view, lie in */
  place: Area | null;
  areas: Area[];
  country: string | null;
};

/**
 * Reads a view against the store; null when that holds no facts. Codes the store does not know are ignored, like
 * everything else that cannot be read in an address. `fixed`: what the page itself is about, whatever the address says;
 * whether the store knows that is for the page to ask.
 */
export async function readView(
  store: Store,
  asked: View,
  lang: Lang,
  fixed: Partial<Pick<View, 'area' | 'sector'>> = {}
): Promise<Reading | null> {
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const ground = await groundOf(store, { ...asked, ...fixed }, lang);
  if (ground === null) return null;
  const view: View = { ...asked, ...ground.known };
  const { span } = ground;
  const days = periodOfView(view, span);
  const period = shownOf(days, span);
  const whole = whereOf(view, ground.country);
  const where = view.channel === null ? whole : { ...whole, channel: view.channel };
  const grain =
    view.grain !== null && fitsPeriod(view.grain, period) ? view.grain : grainOfPeriod(period);
  return {
    view,
    period,
    span,
    grain,
    comparisons: comparisonsOf(view, days),
    question: { ...days, where, lang },
    whole,
    closures: ground.closures,
    place: ground.area,
    areas: ground.areas,
    country: ground.area?.country_code ?? ground.country,
    choices: choicesOf({ ...ground, view, period }, words)
  };
}

/** The days of a period that there can be data for; all of them when it lies wholly beyond. */
const shownOf = ({ from, until }: DayRange, span: DayRange): DayRange => ({
  from,
  until: from < span.until && until > span.until ? span.until : until
});
