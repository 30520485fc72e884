import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { VitrineError } from '#model/problem.ts';
import type { CollectContext, CollectDoor } from '../context.ts';
import { problemOf } from '../problems.ts';
import { jsonObject, textOf, type Call } from './call.ts';
import { callerOf } from './caller.ts';
import { readBulk, readMatomo } from './matomo.ts';
import { readPlausible } from './plausible.ts';
import { receive, type Caller, type Receiving, type Taken } from './receive.ts';
import { saltsIn } from './salts.ts';
import { readUmami } from './umami.ts';

type App = Hono<{ Bindings: CollectDoor }>;
type Asked = Context<{ Bindings: CollectDoor }>;

const body_bytes_max = 64_000;
const bulk_bytes_max = 1_000_000;

/** A transparent picture of one pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Calls of one client, in order. */
type Take = (call: Call, caller: Caller) => Promise<Taken>;

/**
 * Where web sites report their page views: our own tracker (`/api/hit`), and the clients of Plausible (`/api/event`), Umami
 * (`/api/send`) and Matomo (`/matomo.php`), each answered as its own server would. Any page may call; nothing is told.
 * Source: decision 0026.
 */
export function routes(context: CollectContext): App {
  const app: App = new Hono();
  const salts = saltsIn(join(context.settings.VITRINE_DATA, 'salts'));
  salts.destroyOver(context.now()); // days that ended while the server was off
  const limiter = new RateLimiterMemory({
    points: context.settings.VITRINE_COLLECT_REQUESTS_PER_MINUTE,
    duration: 60
  });
  const takeFor = (c: Asked): { take: Take; caller: Caller } => ({
    take: takeWith(context, { salts, limiter }),
    caller: callerOf(c.req.raw.headers, c.env?.address ?? '', context.settings.VITRINE_PROXIES)
  });
  for (const path of ['/api/hit', '/api/event', '/api/send', '/matomo.php']) {
    app.use(path, cors({ origin: '*', exposeHeaders: ['x-plausible-dropped'], maxAge: 86_400 }));
    app.use(path, limitedTo(path === '/matomo.php' ? bulk_bytes_max : body_bytes_max, context));
  }
  app.post('/api/hit', async (c) => {
    const { take, caller } = takeFor(c);
    const call = ownCall(await c.req.text());
    if (call === null) return c.body(null, 400);
    return c.body(null, (await take(call, caller)) === 'unknown_site' ? 404 : 202);
  });
  app.post('/api/event', (c) => plausible(c, takeFor(c)));
  app.post('/api/send', (c) => umami(c, takeFor(c)));
  app.get('/matomo.php', (c) => matomo(c, new URL(c.req.url).searchParams, takeFor(c)));
  app.post('/matomo.php', async (c) => {
    const body = await c.req.text();
    const requests = body.trimStart().startsWith('{') ? readBulk(body) : null;
    if (requests !== null) return bulk(c, requests, takeFor(c));
    const parameters = new URLSearchParams(new URL(c.req.url).search);
    for (const [name, value] of new URLSearchParams(body)) parameters.set(name, value);
    return matomo(c, parameters, takeFor(c));
  });
  return app;
}

const limitedTo = (maxSize: number, context: CollectContext) =>
  bodyLimit({
    maxSize,
    onError: () =>
      problemOf(
        new VitrineError('body_too_large', 413, 1, `body too large: more than ${maxSize} bytes`),
        context
      )
  });

const takeWith =
  (context: CollectContext, own: Pick<Receiving, 'salts' | 'limiter'>): Take =>
  async (call, caller) =>
    receive(
      { store: await context.store(), ...own, secret: context.secret, now: context.now() },
      call,
      caller
    );

type Taking = { take: Take; caller: Caller };

/** What static/vitrine.js sends: `s` site, `u` address of the page, `r` the one before. */
function ownCall(body: string): Call | null {
  const fields = jsonObject(body);
  const site = textOf(fields?.['s']);
  const url = textOf(fields?.['u']);
  if (site === null || url === null) return null;
  return { kind: 'view', site, url, referrer: textOf(fields?.['r']) };
}

async function plausible(c: Asked, { take, caller }: Taking): Promise<Response> {
  const read = readPlausible(await c.req.text());
  if ('errors' in read) return c.json(read, 400);
  let dropped_n = 0;
  for (const call of read.calls) if (isLost(await take(call, caller))) dropped_n += 1;
  if (dropped_n > 0) c.header('x-plausible-dropped', String(dropped_n));
  return c.text('ok', 202);
}

/** Plausible keeps events that are no page views; it does not call them dropped. */
const isLost = (taken: Taken): boolean => taken !== 'counted' && taken !== 'not_a_visit';

async function umami(c: Asked, { take, caller }: Taking): Promise<Response> {
  const call = readUmami(await c.req.text());
  if (call === null)
    return c.json({ error: { message: 'Bad request', code: 'bad-request', status: 400 } }, 400);
  const taken = await take(call, caller);
  if (taken === 'unknown_site')
    return c.json(
      { error: { message: 'Website not found.', code: 'bad-request', status: 400 } },
      400
    );
  return c.json(taken === 'robot' ? { beep: 'boop' } : { cache: '', sessionId: '', visitId: '' });
}

async function matomo(
  c: Asked,
  parameters: URLSearchParams,
  { take, caller }: Taking
): Promise<Response> {
  const call = readMatomo(parameters);
  const taken = call === null ? 'unknown_site' : await take(call, caller);
  c.header('cache-control', 'no-store');
  c.header('cross-origin-resource-policy', 'cross-origin');
  if (taken === 'unknown_site') return c.text('unknown site, or rec=1 is missing', 400);
  if (parameters.get('send_image') === '0') return c.body(null, 204);
  return c.body(pixel, 200, { 'content-type': 'image/gif' });
}

async function bulk(
  c: Asked,
  requests: URLSearchParams[],
  { take, caller }: Taking
): Promise<Response> {
  const taken = await Promise.all(
    requests.map(async (parameters) => {
      const call = readMatomo(parameters);
      return call === null ? 'unknown_site' : take(call, caller);
    })
  );
  const invalid_indices = taken.flatMap((it, i) => (it === 'unknown_site' ? [i] : []));
  const invalid = invalid_indices.length;
  return c.json({ status: 'success', tracked: taken.length - invalid, invalid, invalid_indices });
}
