import { channelsOverTime } from '#lib/charts/channels-over-time.ts';
import type { Words } from '#lib/charts/define.ts';
import { fulfilment } from '#lib/charts/fulfilment.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { channelsData, fulfilmentData } from '#lib/charts/stacked-rows.ts';
import type { Overview } from '#lib/overview/overview.server.ts';
import type { Ask } from '#lib/places/ask.server.ts';
import type { Grain } from '#model/question.ts';

/** Channels and fulfilment over time, of what the page shows; null where no period has a share to show. */
export async function waysOf(ask: Ask, { period, grain }: Overview, { format }: Words) {
  const by = { period: grainOf(grain) };
  const [byChannel, byPeriod, handed] = await Promise.all([
    ask.whole({ metrics: ['total_revenue'], by: { ...by, channel: true }, where: {} }),
    ask.whole({ metrics: ['total_revenue'], by, where: {} }),
    ask.whole({ metrics: fulfilment.metrics, by, where: {} })
  ]);
  const channels = channelsData(period, byChannel.rows, byPeriod.rows);
  const ways = fulfilmentData(period, handed.rows);
  const isShown = ({ periods }: typeof ways) =>
    periods.some(({ values }) => values.some(({ value }) => value !== null));
  return {
    channels: isShown(channels)
      ? { data: channels, drawings: drawChart(channelsOverTime, channels, format.lang) }
      : null,
    fulfilment: isShown(ways)
      ? { data: ways, drawings: drawChart(fulfilment, ways, format.lang) }
      : null,
    descriptions: [...byPeriod.meta.metrics, ...handed.meta.metrics]
  };
}

/** Days and weeks hold too few sales away from the counter to be split. */
const grainOf = (grain: Grain): Grain => (grain === 'day' || grain === 'week' ? 'month' : grain);
