import { afterAll, beforeAll, expect, test } from 'vitest';
import { Channel, Fulfilment, OrderMode, OrderStatus, PaymentMoment } from '#model/order.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ path: ':memory:' });
});
afterAll(() => closeStore(store));

test.each([
  ['order_mode_code', OrderMode.options],
  ['channel_code', ['all', ...Channel.options]],
  ['fulfilment_code', Fulfilment.options],
  ['payment_moment_code', PaymentMoment.options],
  ['order_status_code', OrderStatus.options]
])(
  '%s of the store lists what the model lists, in the order of the alphabet',
  async (name, list) => {
    const rows = await store.engine.query<{ code: string }>(
      `SELECT unnest(enum_range(NULL::${name})) AS code`
    );
    expect(rows.map(({ code }) => code)).toEqual([...list].sort());
  }
);
