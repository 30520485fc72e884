import type { Chart } from '#lib/charts/define.ts';
import { adoptionCurve } from '#lib/charts/adoption-curve.ts';
import { adoptionFunnel } from '#lib/charts/adoption-funnel.ts';
import { areaMapChart } from '#lib/charts/area-map.ts';
import { channelsOverTime } from '#lib/charts/channels-over-time.ts';
import { effectSinceJoining } from '#lib/charts/effect-since-joining.ts';
import { fulfilment } from '#lib/charts/fulfilment.ts';
import { heatMap } from '#lib/charts/heat-map.ts';
import { onlineShares } from '#lib/charts/online-shares.ts';
import { rankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { sectorShares } from '#lib/charts/sector-shares.ts';
import { usualAnatomy } from '#lib/charts/usual-anatomy.ts';
import { waitingCurve } from '#lib/charts/waiting-curve.ts';
import { whatMoved } from '#lib/charts/what-moved.ts';

/** A chart whose data the holder of the list does not know: sample rows fit it by their file's name. */
export type AnyChart = Chart<never>;

/** Every chart; its sample rows are tests/fixtures/charts/<name>.json. */
export const charts: readonly AnyChart[] = [
  onlineShares,
  usualAnatomy,
  sectorShares,
  rankedIntervals,
  heatMap,
  areaMapChart,
  whatMoved,
  channelsOverTime,
  fulfilment,
  adoptionFunnel,
  adoptionCurve,
  waitingCurve,
  effectSinceJoining
];
