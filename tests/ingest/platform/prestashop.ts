import { Hono } from 'hono';
import { byChange, decimal, taxIn, type Sale } from './shop.ts';

/** The shop's own clock: Paris in winter. */
const local = (at: string): string =>
  new Date(Date.parse(at) + 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/**
 * Orders in the manner of PrestaShop's webservice: limit=offset,count from 0, filter[date_upd]=[a,b] with date=1, sort,
 * the key as user with an empty password, an empty list for no entries. Source: PrestaShop devdocs, Additional list parameters.
 */
export const prestaShop = (sales: Sale[]): Hono =>
  new Hono()
    .use(async (c, next) => {
      const key = `Basic ${Buffer.from('PSKEY:').toString('base64')}`;
      return c.req.header('authorization') === key
        ? next()
        : c.json({ errors: [{ code: 17 }] }, 401);
    })
    .get('/api/order_states', (c) =>
      c.json({ order_states: [{ id: 2, paid: '1', logable: '1', shipped: '0', deleted: '0' }] })
    )
    .get('/api/currencies', (c) => c.json({ currencies: [{ id: 1, iso_code: 'EUR' }] }))
    .get('/api/carriers', (c) => c.json({ carriers: [{ id: 1, name: 'Colissimo' }] }))
    .get('/api/order_slip', (c) => c.json([]))
    .get('/api/orders', (c) => {
      const [from = '', until = '9'] =
        /^\[(.*),(.*)\]$/.exec(c.req.query('filter[date_upd]') ?? '')?.slice(1) ?? [];
      const [offset = 0, count = 1000] = (c.req.query('limit') ?? '').split(',').map(Number);
      const found = sales
        .filter(({ changed_at }) => from <= local(changed_at) && local(changed_at) <= until)
        .sort(byChange)
        .slice(offset, offset + count);
      return c.json(found.length === 0 ? [] : { orders: found.map(order) });
    });

const order = (sale: Sale) => ({
  id: sale.id,
  current_state: '2',
  valid: '1',
  id_currency: '1',
  id_carrier: '1',
  id_customer: '12',
  id_shop: '1',
  module: 'ps_checkout',
  payment: 'Carte',
  reference: `REF${sale.id}`,
  conversion_rate: '1.000000',
  date_add: local(sale.ordered_at),
  date_upd: local(sale.changed_at),
  total_paid: decimal(sale.cents),
  total_paid_tax_incl: decimal(sale.cents),
  total_paid_tax_excl: decimal(sale.cents - taxIn(sale.cents)),
  total_paid_real: decimal(sale.cents),
  associations: { order_rows: [{ id: '1', product_quantity: '1' }] }
});
