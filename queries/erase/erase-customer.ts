import { DataRefused, NotFound } from '#model/problem.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { drainInbox } from '#queries/collect/apply.ts';
import { customerKey } from '#queries/collect/customer-key.ts';
import { openDelivery, type Delivery } from '#queries/collect/deliveries.ts';
import { alone } from '#queries/facts/alone.ts';
import { statements } from '#queries/facts/text.ts';
import { recompute } from '#queries/rollup/index.ts';
import type { Store } from '#queries/store.ts';
import customerSql from './customer.sql?raw';
import ordersSql from './customer-orders.sql?raw';
import { scrub } from './scrub.ts';
import deliveriesSql from './unit-deliveries.sql?raw';

/**
 * Somebody who bought at a shop. `names`: whatever the shop knows them by: e-mail, number at the platform. `orders`: numbers
 * of orders known to be theirs. `secret`: key of the customer pseudonyms.
 */
export type Customer = {
  unit: string;
  names: readonly string[];
  orders: readonly string[];
  secret: string;
};

/** One version of an order of a customer, as held; money in minor units. */
export type CustomerOrder = Record<string, string | number | boolean | null>;

/** What an erasure took: orders that are nobody's now, sealed messages that are gone. */
export type CustomerErased = { orders_n: number; deliveries_n: number };

/** What is held about a customer: the versions of their orders. Sealed messages of the last thirty days are not opened. */
export const customerOrders = (store: Store, customer: Customer): Promise<CustomerOrder[]> =>
  store.engine.query<CustomerOrder>(ordersSql, {
    unit: customer.unit,
    keys: keysOf(customer),
    orders: customer.orders
  });

/**
 * Erases a customer of a shop: their pseudonym and the references of their payments go from orders and refused rows, sealed
 * messages that name them go whole, and all of it from the bytes of the store's file. Amounts stay, nobody's. What is
 * imported again comes back. Errors: NotFound `unknown unit: x`.
 */
export async function eraseCustomer(store: Store, customer: Customer): Promise<CustomerErased> {
  const { unit, orders } = customer;
  await drainInbox(store);
  const [found] = await store.engine.query<{ unit_id: number }>(
    'SELECT unit_id FROM unit WHERE unit_code = {unit:String}',
    { unit }
  );
  if (found === undefined) throw new NotFound(`unknown unit: ${unit}`);
  const { unit_id } = found;
  const held = await customerOrders(store, customer);
  const deliveries = await naming(store, unit_id, customer);
  const asked = { unit_id, unit, keys: keysOf(customer), orders };
  await alone(store, () =>
    store.engine.transaction(async (engine) => {
      for (const statement of statements(customerSql)) await engine.run(statement, asked);
      if (deliveries.length > 0)
        await engine.run(`DELETE FROM delivery WHERE delivery_id IN (${deliveries.join(', ')})`);
      await recompute(engine);
    })
  );
  await refreshCells(store);
  await alone(store, () => scrub(store, ['order_version', 'quarantine', 'delivery', 'inbox']));
  const orders_n = new Set(held.map((row) => `${row['source']} ${row['external_id']}`)).size;
  return { orders_n, deliveries_n: deliveries.length };
}

const keysOf = ({ names, unit, secret }: Customer): string[] =>
  names.flatMap((name) => customerKey(secret, unit, name) ?? []);

/** Ids of sealed messages of a unit that name the customer or one of their orders. */
async function naming(store: Store, unit_id: number, customer: Customer): Promise<number[]> {
  const words = [...customer.names, ...customer.orders]
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length >= 3);
  const rows = await store.engine.query<{ delivery_id: number }>(deliveriesSql, { unit_id });
  const found = [];
  for (const { delivery_id } of rows) {
    const delivery = await openDelivery(store, customer.secret, delivery_id);
    if (delivery !== null && says(delivery, words)) found.push(delivery_id);
  }
  return found;
}

/** Whether a message says one of these words, by itself. One that cannot be opened any more says nothing to anybody. */
function says(delivery: Delivery, words: readonly string[]): boolean {
  let text: string;
  try {
    const { body, head } = delivery.open();
    text = `${Buffer.from(body).toString()} ${head.url}`.toLowerCase();
  } catch (error) {
    if (error instanceof DataRefused) return false;
    throw error;
  }
  return words.some((word) => {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
      if (!isOfWord(text[at - 1]) && !isOfWord(text[at + word.length])) return true;
    return false;
  });
}

const isOfWord = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
