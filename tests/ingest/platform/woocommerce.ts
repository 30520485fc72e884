import { Hono } from 'hono';
import { byChange, decimal, taxIn, type Sale } from './shop.ts';

/**
 * Orders in the manner of WooCommerce: page and per_page (100 at most), X-WP-Total, X-WP-TotalPages and Link,
 * modified_after, Basic key. Source: WooCommerce REST API v3, introduction and orders.
 */
export const wooCommerce = (sales: Sale[]): Hono =>
  new Hono().get('/wp-json/wc/v3/orders', (c) => {
    const key = `Basic ${Buffer.from('ck_1:cs_1').toString('base64')}`;
    if (c.req.header('authorization') !== key)
      return c.json({ code: 'woocommerce_rest_cannot_view', message: 'Sorry' }, 401);
    const after = c.req.query('modified_after');
    const found = sales
      .filter((sale) => after === undefined || sale.changed_at > `${after}.000Z`)
      .filter(() => c.req.query('status') !== 'trash')
      .sort(byChange);
    const page = Number(c.req.query('page') ?? '1');
    const size = Math.min(Number(c.req.query('per_page') ?? '10'), 100);
    const pages = Math.ceil(found.length / size);
    c.header('X-WP-Total', String(found.length));
    c.header('X-WP-TotalPages', String(pages));
    if (page < pages) c.header('Link', `<${c.req.url}&page=${page + 1}>; rel="next"`);
    return c.json(found.slice((page - 1) * size, page * size).map(order));
  });

const order = (sale: Sale) => ({
  id: sale.id,
  parent_id: 0,
  status: sale.status ?? 'completed',
  currency: 'EUR',
  prices_include_tax: true,
  date_created_gmt: sale.ordered_at.slice(0, 19),
  date_modified_gmt: sale.changed_at.slice(0, 19),
  total: decimal(sale.cents),
  total_tax: decimal(taxIn(sale.cents)),
  created_via: sale.origin ?? 'checkout',
  payment_method: 'card',
  billing: { email: 'jeanne@example.org' },
  line_items: [{ quantity: 1 }],
  shipping_lines: [],
  refunds: []
});
