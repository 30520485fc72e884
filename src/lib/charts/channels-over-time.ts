import { stackedChart } from '#lib/charts/stacked-shares.ts';

/** Online and remote sales by channel, each period a whole of 100 %. Source: domain note section 1. */
export const channelsOverTime = stackedChart('channels-over-time', 'channels', ['total_revenue']);
