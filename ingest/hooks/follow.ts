import type { DataRequest } from '#model/connector.ts';
import {
  customerOrders,
  eraseCustomer,
  eraseUnit,
  forgetDelivery,
  noteEvent,
  type Delivery,
  type Source
} from '#queries/store.server.ts';
import type { CollectContext } from '../context.ts';

/** Whose platform asks. */
export type Asking = { source: Source; delivery: Delivery; asked: DataRequest };

/**
 * Does what a platform asks for in somebody's name, and erases the message itself, which names them. `erase_shop`: the
 * source and all that came by it; the shop and its other sources are its owner's to erase. `tell_customer`: how many
 * orders are held is written down for the owner, who looks them up on the page of the shop's data.
 */
export async function follow(
  context: CollectContext,
  { source, delivery, asked }: Asking
): Promise<void> {
  const store = await context.store();
  const { unit, source_id } = source;
  const { what, names, orders } = asked;
  const customer = { unit, names, orders, secret: context.secret };
  const note = (text: string) =>
    noteEvent(store, { what: text, who: '', about: unit }, context.now());
  if (what === 'erase_shop') {
    await eraseUnit(store, { unit, source_id });
    return note('source erased, the platform asked');
  }
  if (what === 'erase_customer') {
    await eraseCustomer(store, customer);
    await note('customer erased, the platform asked');
  } else {
    const rows = await customerOrders(store, customer);
    await note(`customer asks for their data, ${rows.length} orders held`);
  }
  await forgetDelivery(store, delivery.delivery_id);
}
