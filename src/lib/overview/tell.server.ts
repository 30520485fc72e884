import type { Words } from '#lib/charts/define.ts';
import { onlineShares } from '#lib/charts/online-shares.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { drawable, isTelling, missing, peakOf, type Band, type Value } from '#lib/charts/rows.ts';
import { usualAnatomy } from '#lib/charts/usual-anatomy.ts';
import type { Lang } from '#lib/format.ts';
import { figuresOf } from '#lib/overview/figures.ts';
import { anatomyData, inMoney, mainMoney, onlineSharesData, valueOf } from '#lib/overview/rows.ts';
import { methodsOf } from '#lib/overview/scope.ts';
import { storyOf } from '#lib/overview/story.ts';
import type { Answer, DayRange, SeriesRow } from '#model/question.ts';
import type { Annotation } from '#queries/index.server.ts';

/** An answer over compared days. */
export type Before = DayRange & Answer;

/** The answers a view is told from. `span`: the days with data. */
export type Answers = {
  period: DayRange;
  closures: Annotation[];
  total: Answer;
  /** as `total`, over compared days */
  before: Before[];
  byPeriod: Answer;
  /** the online share of the period of the widest gap, compared with a year earlier; null without such a gap */
  peak: Answer | null;
  span: DayRange;
};

/** The days of the widest gap between the shares over time, null when they tell one story. */
export function peakDays({
  period,
  total,
  byPeriod
}: Pick<Answers, 'period' | 'total' | 'byPeriod'>): DayRange | null {
  const money = mainMoney(total.rows);
  const { rows } = onlineSharesData({
    ...period,
    byPeriod: inMoney(byPeriod.rows, money),
    total: [],
    bands: []
  });
  const peak = peakOf(drawable(rows));
  return peak !== null && isTelling(peak) ? { from: peak.row.from, until: peak.row.until } : null;
}

/** The answers as story, figures and drawn charts. */
export function tell(input: Answers, words: Words) {
  const { period, total, byPeriod } = input;
  const { lang } = words.format;
  const money = mainMoney(total.rows);
  const own = inMoney(total.rows, money);
  const before = input.before.map((answer) => ({
    ...answer,
    rows: inMoney(answer.rows, money)
  }));
  const bands = bandsOf(input.closures, period, lang);
  const overTime = inMoney(byPeriod.rows, money);
  const lines = onlineSharesData({
    ...period,
    byPeriod: overTime,
    total: own,
    bands
  });
  const anatomy = money === null ? null : anatomyData(lines, money.currency);
  const revenue = own.find(({ metric }) => metric === 'online_revenue');
  const story = {
    shares: lines,
    base: baseOf(inMoney(input.peak?.rows ?? [], money)),
    online_revenue: { ...valueOf(revenue), currency: revenue?.currency ?? null },
    span: words.format.range(input.span.from, input.span.until)
  };
  return {
    money,
    bands,
    story: storyOf(story, words),
    figures: figuresOf({ ...input, rows: own, before, byPeriod: overTime }, money, words),
    charts: {
      shares: { data: lines, drawings: drawChart(onlineShares, lines, lang) },
      anatomy:
        anatomy === null
          ? null
          : { data: anatomy, drawings: drawChart(usualAnatomy, anatomy, lang) }
    },
    methods: methodsOf(total.meta, words),
    descriptions: byPeriod.meta.metrics.map(({ name, label, meaning }) => ({
      name,
      label,
      meaning
    })),
    meta: metaOf(total)
  };
}

/** Closures as bands; a sector's own closure on the days of a lockdown is the same band. */
function bandsOf(closures: Annotation[], period: DayRange, lang: Lang): Band[] {
  const bands = new Map<string, Band>();
  for (const { from, until, name, kind } of closures) {
    if (from >= period.until || until <= period.from) continue;
    const key = `${from}..${until}`;
    if (kind === 'lockdown' || !bands.has(key)) bands.set(key, { from, until, name: name[lang] });
  }
  return [...bands.values()].sort((a, b) => a.from.localeCompare(b.from));
}

/** The online share a year before the widest gap. */
function baseOf([row]: readonly SeriesRow[]): Value {
  return row === undefined
    ? missing
    : { value: row.compared_value, status: row.compared_status, coverage: row.coverage };
}

const metaOf = ({ meta }: Answer) => ({
  coverage: meta.coverage,
  sample: meta.sample,
  newest_on: meta.freshness.newest_on,
  provisional_from: meta.provisional?.from ?? null,
  vintage: meta.vintage
});
