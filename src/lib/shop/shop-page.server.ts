import type { Words } from '#lib/charts/define.ts';
import { onlineShares } from '#lib/charts/online-shares.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { inMoney, mainMoney, onlineSharesData } from '#lib/overview/rows.ts';
import { movedBy, type Moved, type SiteSales } from '#lib/shop/moved.ts';
import { nextStep, type ShopState } from '#lib/shop/next-step.ts';
import { weeksOf } from '#lib/shop/weeks.ts';
import { shopTextsIn } from '#lib/text/shop.ts';
import { textsIn } from '#lib/text/index.ts';
import { addDays, daysBetween, weekdayOf, type Day } from '#model/calendar.ts';
import type { DayRange, QuestionInput, SeriesRow } from '#model/question.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import {
  annotations,
  consentOf,
  ownSeries,
  peersOf,
  shopDays,
  shopSheets,
  type Own,
  type Sheets,
  type Store
} from '#queries/index.server.ts';

const weeks = 13;
const weeks_drawn = 52;
const weeks_listed = 8;

const metrics = [
  'total_revenue',
  'online_share',
  'online_share_of_usual',
  'usual_turnover',
  'recovery',
  'pickup_share_of_usual',
  'remote_share',
  'visits',
  'conversion',
  'average_order_value',
  'regular_conversion'
];

/**
 * A shop's own page in one language; null when nothing has come in yet, or its own view is withdrawn. `today`: the day the page is read; null:
 * the day after the newest fact, as for made-up shops.
 */
export async function shopPage(store: Store, shop: ShopPlace, lang: Lang, today: Day | null) {
  const span = await shopDays(store, shop.unit);
  if (span === null || (await consentOf(store, shop.unit))?.own_view === false) return null;
  const until = lastMonday(span.until);
  const period: DayRange = { from: addDays(until, -7 * weeks), until };
  const before: DayRange = { from: addDays(period.from, -7 * weeks), until: period.from };
  const drawn: DayRange = { from: addDays(until, -7 * weeks_drawn), until };
  const sheets = await shopSheets(store, shop.unit);
  const answers = await answersOf(store, shop, lang, { span, period, before, drawn });
  const { total, earlier, byWeek, byChannel, recent, closures } = answers;
  const money = mainMoney(total.rows) ?? mainMoney(byWeek.rows);
  const of = (rows: readonly SeriesRow[], metric: string): number | null =>
    inMoney(rows, money).find((row) => row.metric === metric)?.value ??
    rows.find((row) => row.metric === metric && row.currency === null)?.value ??
    null;
  const value = (metric: string) => of(total.rows, metric);
  const compared = inMoney(total.rows, money).find((row) => row.metric === 'online_share_of_usual');
  const chart = onlineSharesData({
    ...drawn,
    byPeriod: inMoney(byWeek.rows, money),
    total: inMoney(total.rows, money),
    bands: closures.map(({ from, until: end, name }) => ({ from, until: end, name: name[lang] }))
  });
  const usual = value('usual_turnover');
  return {
    span,
    period,
    money,
    values: Object.fromEntries(metrics.map((metric) => [metric, value(metric)])),
    last_year: compared?.compared_value ?? null,
    sentence: sentenceOf(value('online_share'), value('online_share_of_usual'), lang),
    chart: { data: chart, drawings: drawChart(onlineShares, chart, lang) },
    weeks: weeksOf(inMoney(byChannel.rows, money)),
    moved: movedOf(total.rows, earlier.rows, of),
    peers: await peersFor(store, shop, period, usual),
    step: nextStep(
      stateOf({
        span,
        today: today ?? span.until,
        of,
        total: total.rows,
        earlier: earlier.rows,
        recent: recent.rows,
        sheets
      })
    ),
    descriptions: byWeek.meta.metrics.map(({ name, label, meaning }) => ({ name, label, meaning }))
  };
}

type Days = Record<'span' | 'period' | 'before' | 'drawn', DayRange>;

/** What the page is told from, asked all at once. */
async function answersOf(
  store: Store,
  shop: ShopPlace,
  lang: Lang,
  { span, period, before, drawn }: Days
) {
  const { until } = period;
  const ask = askOf(store, shop.unit, lang);
  const [total, earlier, byWeek, byChannel, recent, closures] = await Promise.all([
    ask({ metrics, ...period, compare: 'last_year' }),
    ask({ metrics, ...before }),
    ask({
      metrics: ['online_share', 'online_share_of_usual', 'recovery'],
      by: { period: 'week' },
      ...drawn
    }),
    ask({
      metrics: ['total_revenue'],
      by: { period: 'week', channel: true },
      from: addDays(until, -7 * weeks_listed),
      until
    }),
    ask({
      metrics: ['visits', 'conversion', 'orders'],
      from: addDays(span.until, -30),
      until: span.until
    }),
    annotations(store, {
      ...drawn,
      area: shop.area ?? '',
      sector: shop.sector ?? '',
      kinds: ['lockdown']
    })
  ]);
  return { total, earlier, byWeek, byChannel, recent, closures };
}

export type ShopPage = NonNullable<Awaited<ReturnType<typeof shopPage>>>;

type Ask = (question: Omit<QuestionInput, 'as_owner' | 'lang'>) => Promise<{
  rows: Own<SeriesRow>[];
  meta: Awaited<ReturnType<typeof ownSeries>>['meta'];
}>;

const askOf =
  (store: Store, as_owner: string, lang: Lang): Ask =>
  (question) =>
    ownSeries(store, { ...question, as_owner, lang });

/** The Monday on or before a day: weeks begin there, and the week that runs is left out. */
const lastMonday = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

function sentenceOf(current: number | null, usual: number | null, lang: Lang): string {
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const { sentence } = shopTextsIn(lang);
  const percent = (share: number) => words.format.percent(share);
  if (current === null) return sentence.unknown;
  if (current === 0) return sentence.none;
  return usual === null
    ? sentence.current(percent(current))
    : sentence.both(percent(usual), percent(current));
}

type Of = (rows: readonly SeriesRow[], metric: string) => number | null;

function movedOf(after: readonly SeriesRow[], before: readonly SeriesRow[], of: Of): Moved | null {
  const sales = (rows: readonly SeriesRow[]): SiteSales | null => {
    const [visits, conversion] = [of(rows, 'visits'), of(rows, 'conversion')];
    const basket = of(rows, 'average_order_value');
    return visits === null || conversion === null || basket === null
      ? null
      : { visits, conversion, basket };
  };
  const [was, is] = [sales(before), sales(after)];
  return was === null || is === null ? null : movedBy(was, is);
}

/** Usual turnover comes in major units; two decimals are enough to find a size class. */
async function peersFor(store: Store, shop: ShopPlace, period: DayRange, usual: number | null) {
  if (shop.sector === null) return null;
  return peersOf(store, {
    ...period,
    sector: shop.sector,
    areas: shop.areas,
    currency: shop.currency,
    usual_minor: usual === null ? null : usual * 100
  });
}

function stateOf(input: {
  span: DayRange;
  today: Day;
  of: Of;
  total: readonly SeriesRow[];
  earlier: readonly SeriesRow[];
  recent: readonly SeriesRow[];
  sheets: Sheets | null;
}): ShopState {
  const { span, today, of, total, earlier, recent, sheets } = input;
  const visits = of(recent, 'visits');
  const conversion = of(recent, 'conversion');
  const orders = (rows: readonly SeriesRow[]): number | null => {
    const share = of(rows, 'online_share');
    return share === null ? null : share > 0 ? 1 : 0;
  };
  return {
    silent_days: Math.max(0, daysBetween(span.until, today)),
    usual_known: of(total, 'usual_turnover') !== null,
    online_orders_30: visits !== null && conversion !== null ? visits * conversion : orders(total),
    online_orders_before: orders(earlier),
    visits_30: visits,
    pickup_share: of(total, 'pickup_share_of_usual'),
    online_share_of_usual: of(total, 'online_share_of_usual'),
    regulars_online_share: of(total, 'regular_conversion'),
    sheets_left: sheets === null ? null : Math.max(0, sheets.planned_n - sheets.done_n)
  };
}
