import { isHidden } from '#lib/charts/define.ts';
import type { Lang } from '#lib/format.ts';
import { overview } from '#lib/overview/overview.server.ts';
import { askOf } from '#lib/places/ask.server.ts';
import { noView } from '#lib/view/view.ts';
import type { SeriesRow, UsualMethod } from '#model/question.ts';
import { describeMetrics, revisions, type Store } from '#queries/index.server.ts';

/** Most rows of the log of changes. */
const revisionsMax = 40;

/** The methods of usual turnover in the order they are tried. */
const methodOrder = [
  'same_period',
  'median_years',
  'annual_seasonal',
  'mean_since_creation'
] as const;

/** What the method page knows of the data present; `live` null when the store holds no facts. */
export async function methodPage(store: Store, lang: Lang) {
  const shown = await overview(store, noView, lang);
  const base = {
    metrics: describeMetrics().map(({ name, label, definition_url }) => ({
      name,
      label: label[lang],
      href: definition_url
    })),
    revisions: await revisions(store, revisionsMax)
  };
  if (shown === null) return { ...base, live: null };
  const ask = askOf(store, shown, lang);
  const [{ meta }, table] = await Promise.all([
    ask.whole({ metrics: ['coverage', 'online_share_of_usual'], where: {} }),
    ask.whole({
      metrics: ['online_share_of_usual'],
      by: { sector: 'group', area: 'region' },
      where: {}
    })
  ]);
  return {
    ...base,
    live: {
      meta: shown.meta,
      period: shown.period,
      place: shown.choices.everywhere,
      population: meta.population.text[lang],
      coverage: meta.coverage,
      methods: methodsIn(meta.method),
      hidden: hiddenIn(table.rows)
    }
  };
}

/** Each method with the shops it was used for and its reference years, those unused too. */
function methodsIn(used: readonly UsualMethod[]) {
  return methodOrder.map((method) => {
    const own = used.filter((one) => one.method === method);
    const years = own.map(({ ref_year }) => ref_year);
    return {
      method,
      units_n: own.reduce((sum, { units_n }) => sum + units_n, 0),
      years: years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) }
    };
  });
}

/** How many cells of a table are shown, hidden by each rule, or missing. */
function hiddenIn(rows: readonly SeriesRow[]) {
  const count = (is: (row: SeriesRow) => boolean) => rows.filter(is).length;
  return {
    shown: count(({ value }) => value !== null),
    A: count(({ status }) => status === 'A'),
    O: count(({ status }) => status === 'O'),
    D: count(({ status }) => status === 'D'),
    missing: count(({ value, status }) => value === null && !isHidden(status))
  };
}
