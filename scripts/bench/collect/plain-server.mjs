// The plainest durable receiver: Hono on Node, each body appended to one file, fsync before the answer. Argument: the file.
import { open } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const file = await open(process.argv[2], 'a');
const app = new Hono().post('/orders', async (c) => {
  await file.write(`${await c.req.text()}\n`);
  await file.datasync();
  return c.json({ accepted: true }, 202);
});
serve({ fetch: app.fetch, port: 0 }, ({ port }) => console.log(`on http://127.0.0.1:${port}`));
