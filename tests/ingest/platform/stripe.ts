import { Hono } from 'hono';
import type { Sale } from './shop.ts';

/**
 * Charges in the manner of Stripe: newest first, starting_after, has_more, created[gte]. Source: Stripe API, pagination.
 */
export const stripe = (sales: Sale[]): Hono => {
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);
  const charge = (sale: Sale) => ({
    id: `ch_${sale.id}`,
    object: 'charge',
    livemode: true,
    status: 'succeeded',
    captured: true,
    paid: true,
    amount: sale.cents,
    amount_captured: sale.cents,
    amount_refunded: 0,
    currency: 'eur',
    created: seconds(sale.ordered_at),
    payment_method_details: { type: 'card_present' }
  });
  return new Hono()
    .use(async (c, next) => {
      if (c.req.header('authorization') !== 'Bearer sk_1')
        return c.json({ error: { message: 'Invalid API Key provided' } }, 401);
      return next();
    })
    .get('/v1/charges', (c) => {
      const since = Number(c.req.query('created[gte]') ?? '0');
      const found = sales
        .map(charge)
        .filter(({ created }) => created >= since)
        .reverse();
      const from = 1 + found.findIndex(({ id }) => id === c.req.query('starting_after'));
      const until = from + Math.min(Number(c.req.query('limit') ?? '10'), 100);
      return c.json({
        object: 'list',
        data: found.slice(from, until),
        has_more: until < found.length
      });
    })
    .get('/v1/refunds', (c) => c.json({ object: 'list', data: [], has_more: false }));
};
