import { isHidden } from '#lib/charts/define.ts';
import { missing, type Value } from '#lib/charts/rows.ts';
import type { StackedPeriod, StackedShares } from '#lib/charts/stacked-shares.ts';
import type { DayRange, SeriesRow } from '#model/question.ts';

/** The channels of each part away from the counter; the counter and what is unknown are in none. */
const channelParts = {
  own_site: ['own_site', 'app'],
  marketplace: ['marketplace', 'edi'],
  local_marketplace: ['local_marketplace'],
  social_checkout: ['social_checkout'],
  phone: ['phone', 'sms'],
  message: ['email', 'post', 'social_message']
} as const;

const outside: readonly string[] = ['counter', 'other'];

/**
 * Sales away from the counter by channel, as shares of their sum, out of an answer on `total_revenue` by period and
 * channel and one by period, both in one money. A part with a hidden channel is hidden; what all hidden ones make together
 * is told where the total and the channels left out are known.
 */
export function channelsData(
  period: DayRange,
  byChannel: readonly SeriesRow[],
  byPeriod: readonly SeriesRow[]
): StackedShares {
  const parts = Object.keys(channelParts) as (keyof typeof channelParts)[]; // the keys written above
  const used = parts.filter((part) =>
    byChannel.some(
      (row) =>
        includes(channelParts[part], row.channel) && (row.value !== 0 || isHidden(row.status))
    )
  );
  const periods = byPeriod.map((whole) => {
    const own = byChannel.filter((row) => row.period === whole.period);
    const sums = used.map((part) =>
      sumOf(own.filter((row) => includes(channelParts[part], row.channel)))
    );
    return { ...daysOf(whole), ...sharesOf(sums, baseOf(whole, own)) };
  });
  return { ...period, parts: used, periods };
}

/** Online sales collected in the shop and not, out of an answer on `pickup_share` and `online_share` by period. */
export function fulfilmentData(period: DayRange, rows: readonly SeriesRow[]): StackedShares {
  const online = rows.filter(({ metric }) => metric === 'online_share');
  const periods = online.map((row) => {
    const pickup = rows.find(
      (other) => other.metric === 'pickup_share' && other.period === row.period
    );
    return { ...daysOf(row), values: handedOver(row, pickup), hidden: null };
  });
  return { ...period, parts: ['pickup', 'delivery'], periods };
}

function handedOver(online: SeriesRow, pickup: SeriesRow | undefined): Value[] {
  if (isHidden(online.status)) return [without(online.status), without(online.status)];
  if (pickup !== undefined && isHidden(pickup.status))
    return [without(pickup.status), without(pickup.status)];
  if (online.value === null || online.value <= 0 || (pickup?.value ?? null) === null)
    return [missing, missing];
  const share = Math.min(1, (pickup?.value ?? 0) / online.value);
  return [share, 1 - share].map((value) => ({ value, status: 'F', coverage: null }));
}

const without = (status: Value['status']): Value => ({ value: null, status, coverage: null });

const includes = (channels: readonly string[], channel: string | null): boolean =>
  channel !== null && channels.includes(channel);

const daysOf = ({ period, from, until, provisional, unfinished }: SeriesRow) => ({
  period: period ?? '',
  from: from ?? '',
  until: until ?? '',
  provisional,
  unfinished
});

/** The sum of some channels; hidden as soon as one is, nought where no sale came by them. */
function sumOf(rows: readonly SeriesRow[]): Value {
  const hidden = rows.find(({ status }) => isHidden(status));
  if (hidden !== undefined) return without(hidden.status);
  const value = rows.reduce((sum, row) => sum + (row.value ?? 0), 0);
  return { value, status: 'F', coverage: null };
}

/** All sales away from the counter: the whole less what is left out; null where either is hidden or missing. */
function baseOf(whole: SeriesRow, rows: readonly SeriesRow[]): number | null {
  const left = rows.filter((row) => includes(outside, row.channel));
  if (whole.value === null || left.some(({ status }) => isHidden(status))) return null;
  return whole.value - left.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

/** Sums as shares of what they are part of; without a base, of their own sum where none is hidden. */
function sharesOf(
  sums: readonly Value[],
  base: number | null
): Pick<StackedPeriod, 'values' | 'hidden'> {
  const known = sums.reduce((all, { value }) => all + (value ?? 0), 0);
  const hidden = sums.some(({ status }) => isHidden(status));
  if (hidden && (base === null || base < known))
    return {
      values: sums.map(({ status }) => without(isHidden(status) ? status : 'D')),
      hidden: null
    };
  const whole = hidden ? (base ?? known) : known;
  if (whole <= 0) return { values: sums.map(() => missing), hidden: 0 };
  const shares = sums.map((sum) =>
    sum.value === null ? sum : { ...sum, value: sum.value / whole }
  );
  return { values: shares, hidden: hidden ? (whole - known) / whole : 0 };
}
