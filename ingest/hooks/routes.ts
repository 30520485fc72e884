import { Hono, type Context } from 'hono';
import type { Connector, RawRequest, Verdict } from '#model/connector.ts';
import { NotFound, VitrineError } from '#model/problem.ts';
import { keepDelivery, openConnection, sourceOf } from '#queries/store.server.ts';
import { readAtMost } from '../body.ts';
import { connectors } from '../connectors/index.ts';
import type { CollectContext, CollectDoor } from '../context.ts';
import { problemOf } from '../problems.ts';

/** Bytes of one webhook; the largest platform sends a few megabytes. */
const body_bytes_max = 10_000_000;

const refusals: Record<Exclude<Verdict, 'ok' | 'hello'>, string> = {
  bad_signature: 'wrong signature',
  unsigned: 'no signature',
  stale: 'signed too long ago, or in the future'
};

type Registry = ReadonlyMap<string, Connector>;

/**
 * `POST /collect/v1/hooks/CONNECTOR/SOURCE`: where platforms send their webhooks. The raw bytes are verified before anything
 * is parsed, kept sealed, and answered with 200 once they are on disk; they are read afterwards. The same message again is
 * answered with 200 and nothing more. Source: domain note section 8; decision 0022.
 */
export function routes(
  context: CollectContext,
  registry: Registry = connectors
): Hono<{ Bindings: CollectDoor }> {
  const app = new Hono<{ Bindings: CollectDoor }>();
  app.post('/v1/hooks/:connector/:source', (c) => receive(c, context, registry));
  app.onError((error) => problemOf(error, context));
  return app;
}

async function receive(
  c: Context<{ Bindings: CollectDoor }, '/v1/hooks/:connector/:source'>,
  context: CollectContext,
  registry: Registry
): Promise<Response> {
  const { webhook, source, settings } = await addressee(c.req.param(), context, registry);
  const request: RawRequest = {
    method: c.req.method,
    url: c.req.url,
    headers: Object.fromEntries(c.req.raw.headers),
    body: await readAtMost(c.req.raw, body_bytes_max)
  };
  const received_at = context.now();
  const verdict = await webhook.verify(request, settings, received_at);
  if (verdict === 'hello') return c.body(null, 200);
  if (verdict !== 'ok')
    throw new VitrineError('unauthorized', 401, 2, `webhook refused: ${refusals[verdict]}`);
  const { method, url, headers, body } = request;
  await keepDelivery(await context.store(), context.secret, {
    ...source,
    received_at,
    delivery_key: webhook.deliveryKey(request),
    topic: webhook.topic(request),
    head: { method, url, headers },
    body
  });
  return c.json({ received: true }, 200, { 'cache-control': 'no-store' });
}

/** The connection behind an address. Errors: NotFound, the same for every part that is wrong. */
async function addressee(
  { connector: name, source: number }: { connector: string; source: string },
  context: CollectContext,
  registry: Registry
) {
  const connector = registry.get(name);
  const source_id = /^\d{1,9}$/.test(number) ? Number(number) : null;
  const store = await context.store();
  const connection =
    connector?.webhook === undefined || source_id === null
      ? null
      : await openConnection(store, source_id, context.secret);
  if (connector?.webhook === undefined || connection?.connector !== name)
    throw new NotFound(`no such webhook: ${name}/${number}`.slice(0, 200));
  const { unit_id } = await sourceOf(store, connection.source_id);
  return {
    webhook: connector.webhook,
    source: { source_id: connection.source_id, unit_id },
    settings: connector.settings.parse(connection.settings)
  };
}
