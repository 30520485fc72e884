import type { Words } from '#lib/charts/define.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { choicesOf, countriesOf } from '#lib/overview/choices.server.ts';
import { figureMetrics } from '#lib/overview/figures.ts';
import { fitsPeriod, grainOfPeriod, periodOfView, comparedDays } from '#lib/overview/period.ts';
import { remembered } from '#lib/overview/remember.ts';
import { scopeOf } from '#lib/overview/scope.ts';
import { tell } from '#lib/overview/tell.server.ts';
import { printView, type View } from '#lib/overview/view.ts';
import { textsIn } from '#lib/text/index.ts';
import { InvalidInput } from '#model/problem.ts';
import type { Answer, DayRange, Grain, QuestionInput } from '#model/question.ts';
import { annotations, reach, series, vintage, type Store } from '#queries/index.server.ts';

const shares = ['online_share', 'online_share_of_usual', 'recovery'];

/** What the page stands on once the store has been asked what it holds. */
type Ground = {
  countries: { code: string; name: string }[];
  country: string | null;
  span: DayRange;
  /** the area and sector of the address, as far as the store knows them */
  known: Pick<View, 'area' | 'sector'>;
};

/**
 * Everything the overview shows for a view, in one language; null when the store holds no facts.
 * Codes of a view that the store does not know are ignored, like everything else that cannot be read in an address.
 */
export async function overview(store: Store, asked: View, lang: Lang): Promise<Overview | null> {
  const state = `${store.path} ${await vintage(store)} ${lang}`;
  return views(`${state} ${printView(asked)}`, () => makeOverview(store, asked, lang, state));
}

async function makeOverview(store: Store, asked: View, lang: Lang, state: string) {
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const ground = await grounds(`${state} ${asked.area} ${asked.sector}`, () =>
    groundOf(store, asked, lang, state)
  );
  if (ground === null) return null;
  const view = { ...asked, ...ground.known };
  const period = periodOfView(view, ground.span);
  const where = whereOf(view, ground.country);
  const closures = (
    await annotations(store, { ...ground.span, area: where.area ?? '', sector: where.sector ?? '' })
  ).filter(({ kind }) => kind === 'lockdown' || kind === 'closed_to_public');
  const ask = (question: Omit<QuestionInput, 'where' | 'lang'>) =>
    series(store, { ...period, ...question, where, lang });

  const total = await ask({ metrics: figureMetrics });
  const before = [];
  for (const days of comparedDays(period))
    before.push({ ...days, ...(await ask({ metrics: figureMetrics, ...days })) });
  const { grain, answer: byPeriod } = await byFittingGrain(ask, view.grain, period);
  const bySector = await ask({
    metrics: ['online_share_of_usual', 'online_share'],
    by: { sector: isGroup(view.sector) ? 'class' : 'group' }
  });
  const choices = await choicesOf(store, { ...ground, view, period, spans: closures }, words);
  const told = tell(
    { period, closures, total, before, byPeriod, bySector, span: ground.span },
    words
  );
  return {
    view,
    period,
    grain,
    choices,
    scope: scopeOf(view, period, choices, words),
    ...told
  };
}

const isGroup = (sector: string | null): boolean => sector !== null && /^G\d\d$/.test(sector);

export type Overview = NonNullable<Awaited<ReturnType<typeof makeOverview>>>;

// Equal vintages give equal answers, so what was worked out once holds until the store changes.
const views = remembered<Overview | null>(100);
const countryAnswers = remembered<Answer>(4);
const grounds = remembered<Ground | null>(1000);

async function groundOf(
  store: Store,
  asked: View,
  lang: Lang,
  state: string
): Promise<Ground | null> {
  const everywhere = await countryAnswers(state, () =>
    series(store, {
      metrics: ['total_revenue', 'online_revenue'],
      by: { area: 'country' },
      lang
    })
  );
  if (everywhere.meta.period === null || everywhere.rows.length === 0) return null;
  const countries = countriesOf(everywhere.rows);
  const country = countries[0]?.code ?? null;
  const { area, sector } = asked;
  for (const known of [
    { area, sector },
    { area, sector: null },
    { area: null, sector },
    { area: null, sector: null }
  ]) {
    try {
      const span = (await reach(store, whereOf(known, country))) ?? everywhere.meta.period;
      return { countries, country, span: { from: span.from, until: span.until }, known };
    } catch (error) {
      if (!(error instanceof InvalidInput) || error.field !== 'where') throw error;
    }
  }
  return null;
}

const whereOf = (view: Ground['known'], country: string | null) => {
  const area = view.area ?? country;
  return {
    ...(area === null ? {} : { area }),
    ...(view.sector === null ? {} : { sector: view.sector })
  };
};

/** The answer by the chosen grain; without a choice, by the best one that has any value (panels may be monthly only). */
async function byFittingGrain(
  ask: (question: Omit<QuestionInput, 'where' | 'lang'>) => Promise<Answer>,
  chosen: Grain | null,
  period: DayRange
): Promise<{ grain: Grain; answer: Answer }> {
  const ask1 = async (grain: Grain) => ({
    grain,
    answer: await ask({ metrics: shares, by: { period: grain }, compare: 'last_year' })
  });
  if (chosen !== null && fitsPeriod(chosen, period)) return ask1(chosen);
  const best = grainOfPeriod(period);
  const found = await ask1(best);
  if (best !== 'day' && best !== 'week') return found;
  if (found.answer.rows.some(({ value, status }) => value !== null || status !== null))
    return found;
  const monthly = await ask1('month');
  return monthly.answer.rows.some(({ value }) => value !== null) ? monthly : found;
}
