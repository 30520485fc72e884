import type { Origin } from '#model/connector.ts';
import type { Fulfilment } from '#model/order.ts';
import { axesOf, type Axes } from './axes.ts';

/** What every order on a marketplace is. */
export const market: Origin = { order_mode: 'online', channel: 'marketplace' };

/**
 * The axes of an order on a marketplace: online and marketplace, whatever site of it the platform names, unless the
 * owner's rule says otherwise (a town's own marketplace). `origin`: the name of that site, null where none is given.
 */
export const marketAxes = (
  origin: string | null,
  rules: ReadonlyMap<string, Origin>,
  fulfilment: Fulfilment | null
): Axes => axesOf(origin, { [origin ?? '']: market }, rules, fulfilment);
