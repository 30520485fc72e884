import type { Read, ReadContext } from '#model/connector.ts';
import { market } from '../parts/market.ts';
import { currencyOf, needAmount } from '../parts/money.ts';
import { inside, rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { attempt, Refusal, strange, takingsRead, visitsRead } from '../parts/refusal.ts';

/**
 * The days of a sales and traffic report: ordered product sales as a day's takings, sessions as visits. The figures by
 * product (salesAndTrafficByAsin) say the same again and are not read. Weeks and months are no days.
 * Source: Selling Partner API, Analytics reports, GET_SALES_AND_TRAFFIC_REPORT.
 */
export function reportReads(report: Raw, context: ReadContext): Read[] {
  const options = inside(report, 'reportSpecification', 'reportOptions');
  const granularity = text(options, 'dateGranularity') ?? 'DAY';
  const settings = rawOf(context.settings) ?? {};
  return rawsOf(valueOf(report, 'salesAndTrafficByDate')).flatMap((row) => {
    const day = text(row, 'date');
    if (day === null) return strange('date');
    if (granularity !== 'DAY') return [refusedGrain(day, granularity)];
    const visits = attempt(day, () => visitsOf(day, inside(row, 'trafficByDate')));
    if (valueOf(settings, 'sales_from_report') === false) return [visits];
    return [attempt(day, () => takingsOf(day, inside(row, 'salesByDate'), context)), visits];
  });
}

const refusedGrain = (external_id: string, value: string): Read => ({
  kind: 'refused',
  code: 'unknown_value',
  column: 'dateGranularity',
  value,
  external_id
});

function takingsOf(day: string, sales: Raw, context: ReadContext): Read {
  const ordered = inside(sales, 'orderedProductSales');
  const currency = currencyOf(ordered, 'currencyCode', context.currency);
  return takingsRead({
    day,
    version_at: null,
    order_mode: market.order_mode,
    channel: market.channel,
    fulfilment: 'shipping',
    net_minor: needAmount(ordered, 'amount', currency),
    tax_minor: null,
    refund_minor: 0,
    tax_basis: 'ttc',
    currency,
    orders_n: null
  });
}

function visitsOf(day: string, traffic: Raw): Read {
  const given = text(traffic, 'sessions');
  if (given === null) throw new Refusal('missing', 'sessions', '');
  const visits_n = Number(given);
  if (!Number.isInteger(visits_n) || visits_n < 0)
    throw new Refusal('bad_count', 'sessions', given);
  return visitsRead({
    day,
    kind: 'web',
    referrer_class: 'marketplace',
    visits_n,
    visitors_n: null
  });
}
