import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { serve, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { sales as salesOf, type Sale } from '#tests/ingest/platform/shop.ts';
import { wooCommerce } from '#tests/ingest/platform/woocommerce.ts';

/** A shop platform on a port of its own. `asked`: addresses it was asked for, in order. */
export type FakePlatform = {
  url: string;
  sales: Sale[];
  asked: string[];
  stop(): Promise<void>;
};

/** Pages come slowly, so that a kill meets a run in the middle. */
const answer_ms = { least: 10, most: 60 };
/** Of a hundred requests: so many are turned away with Retry-After, so many cut off after the work was done. */
const moods = { busy: 6, cut: 3 };

/** WooCommerce with so many orders, in a bad mood now and then. */
export async function startPlatform(orders_n: number, random: () => number): Promise<FakePlatform> {
  const sales = salesOf(orders_n);
  const asked: string[] = [];
  const app = new Hono<{ Bindings: HttpBindings }>();
  const shop = wooCommerce(sales);
  app.all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    asked.push(pathname + search);
    await wait(answer_ms.least + random() * (answer_ms.most - answer_ms.least));
    const mood = random() * 100;
    if (mood < moods.busy) return c.json({}, 429, { 'retry-after': '0' });
    const answer = await shop.fetch(c.req.raw);
    if (mood < moods.busy + moods.cut) c.env.incoming.socket.destroy();
    return answer;
  });
  const server = await new Promise<Server>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(made as Server)
    ); // without TLS it is Node's plain server
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    ...{ sales, asked },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}
