import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Next } from 'hono';
import { cors } from 'hono/cors';
import { nobody, type Viewer } from '#model/access.ts';
import { NotFound, PushBack } from '#model/problem.ts';
import type { Store } from '#queries/index.server.ts';
import { countApiRequest, type Left } from '#lib/server/api-limits.server.ts';
import { apiViewer } from '#lib/server/api-viewer.server.ts';
import { server } from '#lib/server/context.server.ts';
import { problemResponse } from '#lib/server/problem.ts';
import { licenceNamed, type Licence } from '../export/licences.ts';
import { admitTo } from './admit.ts';
import { docsPage, runAddress } from './docs.ts';
import { onError, refuse, wrongVerb } from './problems.ts';
import { addReference } from './reference.server.ts';
import { addSeries } from './series.server.ts';

/**
 * What the app needs: the store, whether protected aggregates are for everybody, and who asks (nobody when absent), told
 * by the request's headers and the address of its socket's other end.
 */
export type ApiDoor = {
  store(): Promise<Store>;
  isPublic(): boolean;
  /** under which figures may be used again; none when absent */
  licence?(): Licence | null;
  viewer?(headers: Headers, address: string): Promise<Viewer>;
  /** counts a request of whoever asks, and says how many are left; unlimited when absent */
  left?(headers: Headers, address: string): Promise<Left>;
};

/** The app with its door bound; routes take the store from it, and who asks from the request. */
export type ApiApp = OpenAPIHono<ApiEnv>;
export type ApiEnv = { Bindings: { address?: string }; Variables: { viewer: Viewer } };

const exposeHeaders = [
  'ETag',
  'Link',
  'Retry-After',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Content-Disposition'
];

const paths = ['series', 'metrics', 'sectors', 'areas', 'annotations', 'openapi.json'];

/** The read API under `/api`: protected aggregates and what explains them, GET only, for any origin. */
export function apiApp(door: ApiDoor): ApiApp {
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (!result.success) throw refuse(result.error.issues[0], c.req.query());
    }
  }).basePath('/api') as ApiApp; // the base path is in the routes' addresses only
  app.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'], exposeHeaders }));
  app.use('/v1/*', (c, next) => counted(c, next, door));
  app.use('/v1/*', async (c, next) => {
    const viewer = await door.viewer?.(c.req.raw.headers, c.env?.address ?? '');
    c.set('viewer', viewer ?? nobody);
    admitTo(c.get('viewer'), { to: 'words' }, door.isPublic());
    await next();
    if (c.get('viewer').user_id !== null) c.res.headers.set('cache-control', 'private, no-store');
  });
  addSeries(app, door);
  addReference(app, door);
  app.doc31('/v1/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Vitrine',
      version: '1',
      description: 'Protected aggregates of small shops’ sales.'
    }
  });
  app.get('/docs', (c) =>
    c.html(docsPage(app, new URL(c.req.url).origin, c.req.query('lang') === 'fr' ? 'fr' : 'en'))
  );
  app.get('/docs/run/v1/*', (c) => c.redirect(runAddress(c.req.url), 303));
  for (const path of ['/docs', ...paths.map((name) => `/v1/${name}`)]) app.all(path, wrongVerb);
  app.notFound((c) => problemResponse(new NotFound(`no such address: ${c.req.path}`)));
  app.onError(onError);
  return app;
}

/** Says with every answer how many requests are left. Source: IETF draft RateLimit header fields for HTTP, version 06. */
async function counted(c: Context<ApiEnv>, next: Next, door: ApiDoor): Promise<void> {
  const left = await door.left?.(c.req.raw.headers, c.env?.address ?? '');
  if (left?.is_over === true)
    c.res = problemResponse(new PushBack('too_many_requests', 'too many requests', left.reset_s));
  else await next();
  if (left === undefined) return;
  c.res.headers.set('ratelimit-limit', String(left.limit_n));
  c.res.headers.set('ratelimit-remaining', String(left.left_n));
  c.res.headers.set('ratelimit-reset', String(left.reset_s));
  if (left.is_over) c.res.headers.set('retry-after', String(left.reset_s));
}

/** The API of this process' server. */
export const api = apiApp({
  store: () => server().store(),
  isPublic: () => server().settings.VITRINE_PUBLIC,
  licence: () => licenceNamed(server().settings.VITRINE_LICENCE),
  viewer: apiViewer,
  left: countApiRequest
});
