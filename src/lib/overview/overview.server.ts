import type { Words } from '#lib/charts/define.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { figureMetrics } from '#lib/overview/figures.ts';
import { scopeOf } from '#lib/overview/scope.ts';
import { peakDays, tell, type Before } from '#lib/overview/tell.server.ts';
import { textsIn } from '#lib/text/index.ts';
import { stateOf } from '#lib/view/ground.server.ts';
import { fitsPeriod } from '#lib/view/period.ts';
import { readView, type Reading } from '#lib/view/read.server.ts';
import { remembered } from '#lib/view/remember.ts';
import { printView, type View } from '#lib/view/view.ts';
import type { Answer, Grain, QuestionInput } from '#model/question.ts';
import { comparedDays, series, type Store } from '#queries/index.server.ts';

const overTime = ['online_share', 'online_share_of_usual', 'recovery', 'online_revenue'];

/**
 * What the overview shows at first for a view: the sentence, the figures, the shares over time, in one language; null when the store holds no facts.
 * Codes of a view that the store does not know are ignored, like everything else that cannot be read in an address.
 */
export async function overview(store: Store, asked: View, lang: Lang): Promise<Overview | null> {
  return views(`${await stateOf(store)} ${lang} ${printView(asked)}`, () =>
    makeOverview(store, asked, lang)
  );
}

async function makeOverview(store: Store, asked: View, lang: Lang) {
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const reading = await readView(store, asked, lang);
  if (reading === null) return null;
  const { view, period, span, choices, closures } = reading;
  const ask = askOf(store, reading);
  const [total, byPeriod, before] = await Promise.all([
    ask({ metrics: figureMetrics }),
    byFittingGrain(ask, reading),
    comparedAnswers(store, ask, reading)
  ]);
  const answers = { period, closures, total, before, byPeriod: byPeriod.answer, span };
  const gap = peakDays(answers);
  const peak =
    gap === null
      ? null
      : await ask({
          ...gap,
          metrics: ['online_share'],
          by: { period: byPeriod.grain },
          compare: 'last_year'
        });
  const told = tell({ ...answers, peak }, words);
  return {
    view,
    period,
    grain: byPeriod.grain,
    choices,
    scope: scopeOf(view, period, choices, words),
    ...told
  };
}

export type Overview = NonNullable<Awaited<ReturnType<typeof makeOverview>>>;

// Equal vintages give equal answers, so what was worked out once holds until the store changes.
const views = remembered<Overview | null>(100);

type Ask = (question: Omit<QuestionInput, 'where' | 'lang'>) => Promise<Answer>;

/**
 * Asks about a view. A channel narrows online sales only: how much shops sold of what they usually do is asked of all
 * channels, and put in its place.
 */
function askOf(store: Store, { question, whole }: Reading): Ask {
  return async (more) => {
    const one = (metrics: string[], where: QuestionInput['where']) =>
      series(store, { ...question, ...more, where, metrics });
    const isWhole = question.where.channel === undefined;
    const wide = more.metrics.filter((name) => name === 'recovery');
    if (isWhole || wide.length === 0) return one(more.metrics, question.where);
    const [answer, recovery] = await Promise.all([
      one(more.metrics, question.where),
      one(wide, whole)
    ]);
    const rows = answer.rows.filter(({ metric }) => metric !== 'recovery');
    return { ...answer, rows: [...rows, ...recovery.rows] };
  };
}

/**
 * The same figures over the days each comparison means, best first; none where a comparison has no days. `whole`: all
 * channels, whose days are those of one.
 */
async function comparedAnswers(
  store: Store,
  ask: Ask,
  { comparisons, question, whole }: Reading
): Promise<Before[]> {
  const answers = comparisons.map(async (compare): Promise<Before[]> => {
    const asked = { ...question, where: whole, metrics: figureMetrics, compare };
    const days = await comparedDays(store, asked);
    return days === null ? [] : [{ ...days, ...(await ask({ metrics: figureMetrics, ...days })) }];
  });
  return (await Promise.all(answers)).flat();
}

/** The answer by the chosen grain; without a choice, by the best one that has any value (panels may be monthly only). */
async function byFittingGrain(
  ask: Ask,
  { view, grain, period }: Reading
): Promise<{ grain: Grain; answer: Answer }> {
  const ask1 = async (wanted: Grain) => ({
    grain: wanted,
    answer: await ask({ metrics: overTime, by: { period: wanted } })
  });
  const found = await ask1(grain);
  if ((view.grain !== null && fitsPeriod(view.grain, period)) || !['day', 'week'].includes(grain))
    return found;
  if (found.answer.rows.some(({ value, status }) => value !== null || status !== null))
    return found;
  const monthly = await ask1('month');
  return monthly.answer.rows.some(({ value }) => value !== null) ? monthly : found;
}
