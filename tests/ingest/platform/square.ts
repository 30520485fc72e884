import { Hono } from 'hono';
import { z } from 'zod';
import { byChange, taxIn, type Sale } from './shop.ts';

const Search = z.object({
  location_ids: z.array(z.string()).min(1).max(10),
  limit: z.number().max(1000),
  cursor: z.string().optional(),
  query: z.unknown()
});

/**
 * Orders in the manner of Square: SearchOrders with a cursor that is good for the identical search only.
 * Source: Square, SearchOrders.
 */
export const square = (sales: Sale[], page_max = 1000): Hono =>
  new Hono()
    .use(async (c, next) => {
      if (c.req.header('authorization') !== 'Bearer EAAA1')
        return c.json({ errors: [{ category: 'AUTHENTICATION_ERROR' }] }, 401);
      return next();
    })
    .get('/v2/locations', (c) => c.json({ locations: [{ id: 'L1' }] }))
    .post('/v2/orders/search', async (c) => {
      const search = Search.parse(await c.req.json());
      const { start_at = '' } = z
        .object({
          filter: z
            .object({
              date_time_filter: z.object({ updated_at: z.object({ start_at: z.string() }) })
            })
            .optional()
        })
        .transform(({ filter }) => filter?.date_time_filter.updated_at ?? {})
        .parse(search.query) as { start_at?: string };
      const asked = JSON.stringify([search.location_ids, search.query]);
      const [from = '0', of = asked] =
        search.cursor === undefined
          ? []
          : Buffer.from(search.cursor, 'base64').toString().split('#');
      if (of !== asked) return c.json({ errors: [{ code: 'INVALID_CURSOR' }] }, 400);
      const found = sales.filter(({ changed_at }) => changed_at >= start_at).sort(byChange);
      const until = Number(from) + Math.min(search.limit, page_max);
      return c.json({
        orders: found.slice(Number(from), until).map(order),
        ...(until < found.length
          ? { cursor: Buffer.from(`${until}#${asked}`).toString('base64') }
          : {})
      });
    });

const money = (amount: number) => ({ amount, currency: 'EUR' });

const order = (sale: Sale) => ({
  id: `sq${sale.id}`,
  location_id: 'L1',
  state: 'COMPLETED',
  version: 1,
  created_at: sale.ordered_at,
  updated_at: sale.changed_at,
  source: { name: 'Square Point of Sale' },
  line_items: [{ quantity: '1' }],
  total_money: money(sale.cents),
  total_tax_money: money(taxIn(sale.cents)),
  tenders: [{ id: `t${sale.id}` }]
});
