import { stackedChart } from '#lib/charts/stacked-shares.ts';

/** Online sales by how the goods reach the customer, each period a whole of 100 %: collected in the shop, or not. */
export const fulfilment = stackedChart('fulfilment', 'fulfilment', [
  'pickup_share',
  'online_share'
]);
