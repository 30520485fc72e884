import type { Origin } from '#model/connector.ts';
import type { Channel, Fulfilment, OrderMode } from '#model/order.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import rulesSql from './rules.sql?raw';

/** What a source's words for the origin of an order mean by its owner's rules; empty: the platform's own meaning holds. */
export const originRules = (
  store: Store,
  source_id: number
): Promise<ReadonlyMap<string, Origin>> =>
  known(store.engine, `origins ${source_id}`, async () => {
    const rows = await store.engine.query<{
      origin: string;
      order_mode: OrderMode;
      channel: Channel;
      fulfilment: Fulfilment | null;
    }>(rulesSql, { source_id });
    return new Map(
      rows.map(({ origin, fulfilment, ...axes }) => [
        origin,
        { ...axes, ...(fulfilment === null ? {} : { fulfilment }) }
      ])
    );
  });
