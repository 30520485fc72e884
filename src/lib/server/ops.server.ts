import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { InvalidInput, NotFound, VitrineError } from '#model/problem.ts';
import { collectorCounts, listSources, ping } from '#queries/store.server.ts';
import { metricsText } from '#lib/server/metrics-text.ts';
import { Order } from '#commands/runner/hand-over.ts';
import { commandStream } from '#lib/server/command-stream.server.ts';
import { server } from '#lib/server/context.server.ts';
import { problemResponse } from '#lib/server/problem.ts';

/** What a door knows of its caller: the address of the socket's other end. */
export type Door = { address: string };

const orderBytesMax = 1_000_000;
const noStore = { 'cache-control': 'no-store' };

/** The operator's door: health for whoever watches, commands for whoever can read the data folder. */
export const ops = new Hono<{ Bindings: Door }>()
  .get('/health/live', (c) => c.json({ status: 'live' }, 200, noStore))
  .get('/health/ready', (c) => ready().then(({ body, status }) => c.json(body, status, noStore)))
  .get('/health', (c) => ready().then(({ body, status }) => c.json(body, status, noStore)))
  .get('/ops/metrics', async (c) => {
    refuseStrangers(c.env.address, c.req.raw.headers);
    return c.text(metricsText(await collectorCounts(await server().store(), new Date())), 200, {
      'content-type': 'text/plain; version=0.0.4',
      ...noStore
    });
  })
  .get('/ops/sources', async (c) => {
    refuseStrangers(c.env.address, c.req.raw.headers);
    const rows = await listSources(await server().store(), { unit: null, now: new Date() });
    return c.json(rows, 200, noStore);
  })
  .post('/ops/command', async (c) => {
    refuseStrangers(c.env.address, c.req.raw.headers);
    return new Response(commandStream(await orderOf(c.req.raw)), {
      headers: { 'content-type': 'application/x-ndjson', ...noStore }
    });
  })
  .notFound((c) => problemResponse(new NotFound(`no such address: ${c.req.path}`)))
  .onError((error) => problemResponse(error));

async function ready() {
  try {
    await ping(await server().store());
    return { body: { status: 'ready' }, status: 200 } as const;
  } catch {
    return { body: { status: 'store unavailable' }, status: 503 } as const; // the cause was logged when it arose
  }
}

/** Only this machine's own callers, not ones a proxy passes on, and only with the word written in the data folder. */
function refuseStrangers(address: string, headers: Headers): void {
  const local = /^(127\.|::1$|::ffff:127\.)/.test(address);
  if (!local || headers.has('x-forwarded-for') || headers.has('forwarded'))
    throw new VitrineError('forbidden', 403, 1, 'commands are taken from this machine only');
  const given = Buffer.from(headers.get('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${server().presence?.token ?? ''}`);
  if (
    server().presence === null ||
    given.length !== wanted.length ||
    !timingSafeEqual(given, wanted)
  )
    throw new VitrineError('unauthorized', 401, 1, 'wrong or missing token');
}

async function orderOf(request: Request): Promise<Order> {
  const text = await request.text();
  if (text.length > orderBytesMax) throw new InvalidInput(`command too long: ${text.length}`);
  const parsed = Order.safeParse(parseJson(text));
  if (!parsed.success) throw new InvalidInput(`not a command: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidInput('not JSON: the body', { cause });
  }
}
