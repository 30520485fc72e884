import { Hono } from 'hono';
import { z } from 'zod';
import { byChange, decimal, taxIn, type Sale } from './shop.ts';

const Question = z.object({ query: z.string(), variables: z.record(z.string(), z.string()) });

/** A bulk operation takes so many questions about its state before it is done. */
const polls_n = 3;

/**
 * Orders in the manner of Shopify: GraphQL with a cost for each question and a bucket that refills, a bulk operation to
 * start and to ask about, its file under another host. `asked_at`: the platform's clock.
 * Source: Shopify, API limits; Perform bulk operations with the GraphQL Admin API.
 */
export function shopify(sales: Sale[], now: () => Date): Hono {
  const operations = new Map<string, { sales: Sale[]; polls_n: number }>();
  let available = 1000;
  let counted_at = now().getTime();
  const cost = (asked: number) => {
    available = Math.min(2000, available + ((now().getTime() - counted_at) / 1000) * 100);
    counted_at = now().getTime();
    const throttled = available < asked;
    if (!throttled) available -= asked;
    const throttleStatus = {
      maximumAvailable: 2000,
      currentlyAvailable: available,
      restoreRate: 100
    };
    return { throttled, extensions: { cost: { requestedQueryCost: asked, throttleStatus } } };
  };
  return new Hono()
    .post('/admin/api/:version/graphql.json', async (c) => {
      if (c.req.header('x-shopify-access-token') !== 'shpat_1')
        return c.json({ errors: '[API] Invalid API key or access token' }, 401);
      const { query, variables } = Question.parse(await c.req.json());
      const { throttled, extensions } = cost(700);
      if (throttled)
        return c.json({
          errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
          extensions
        });
      if (query.includes('bulkOperationRunQuery')) {
        const id = `gid://shopify/BulkOperation/${operations.size + 1}`;
        const since = /updated_at:>='?([\dT:.Z-]+)/.exec(variables.query ?? '')?.[1] ?? '';
        const found = sales.filter(({ changed_at }) => changed_at >= since).sort(byChange);
        operations.set(id, { sales: structuredClone(found), polls_n: 0 });
        const bulkOperation = { id, status: 'CREATED' };
        return c.json({
          data: { bulkOperationRunQuery: { bulkOperation, userErrors: [] } },
          extensions
        });
      }
      const operation = operations.get(variables.id ?? '');
      if (operation === undefined) return c.json({ data: { node: null }, extensions });
      operation.polls_n += 1;
      const done = operation.polls_n >= polls_n;
      const node = {
        id: variables.id,
        status: done ? 'COMPLETED' : 'RUNNING',
        errorCode: null,
        rootObjectCount: String(operation.sales.length),
        url: done ? `https://storage.example.org/bulk/${variables.id?.split('/').at(-1)}` : null
      };
      return c.json({ data: { node }, extensions });
    })
    .get('/bulk/:n', (c) => {
      if (c.req.header('x-shopify-access-token') !== undefined) return c.text('leaked', 400);
      const operation = operations.get(`gid://shopify/BulkOperation/${c.req.param('n')}`);
      const lines = (operation?.sales ?? []).flatMap(order).map((line) => JSON.stringify(line));
      return c.body(`${lines.join('\n')}\n`, 200, { 'content-type': 'application/jsonl' });
    });
}

const bag = (cents: number) => ({ shopMoney: { amount: decimal(cents), currencyCode: 'EUR' } });

const order = (sale: Sale) => {
  const id = `gid://shopify/Order/${sale.id}`;
  return [
    {
      id,
      createdAt: sale.ordered_at,
      processedAt: sale.ordered_at,
      updatedAt: sale.changed_at,
      test: false,
      displayFinancialStatus: 'PAID',
      sourceName: 'web',
      taxesIncluded: true,
      currencyCode: 'EUR',
      totalPriceSet: bag(sale.cents),
      currentTotalPriceSet: bag(sale.cents),
      originalTotalPriceSet: bag(sale.cents),
      totalTaxSet: bag(taxIn(sale.cents)),
      currentTotalTaxSet: bag(taxIn(sale.cents)),
      totalRefundedSet: bag(0),
      refunds: []
    },
    { id: `gid://shopify/LineItem/${sale.id}`, quantity: 1, currentQuantity: 1, __parentId: id }
  ];
};
