import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { NotFound, VitrineError } from '#model/problem.ts';
import type { Store } from '#queries/index.server.ts';
import { server } from '#lib/server/context.server.ts';
import { problemResponse } from '#lib/server/problem.ts';
import { docsPage } from './docs.ts';
import { onError, refuse, wrongVerb } from './problems.ts';
import { addReference } from './reference.server.ts';
import { addSeries } from './series.server.ts';

/** What the app needs: the store, and whether protected aggregates are for everybody. */
export type ApiDoor = { store(): Promise<Store>; isPublic(): boolean };

/** The app with its door bound; routes take the store from it. */
export type ApiApp = OpenAPIHono;

const paths = ['series', 'metrics', 'sectors', 'areas', 'annotations', 'openapi.json'];

/** The read API under `/api`: protected aggregates and what explains them, GET only, for any origin. */
export function apiApp(door: ApiDoor): ApiApp {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (!result.success) throw refuse(result.error.issues[0], c.req.query());
    }
  }).basePath('/api') as ApiApp; // the base path is in the routes' addresses only
  app.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'], exposeHeaders: ['ETag'] }));
  app.use('/v1/*', async (_, next) => {
    if (!door.isPublic()) throw new VitrineError('unauthorized', 401, 1, 'sign-in needed');
    await next();
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
  app.get('/docs', (c) => c.html(docsPage(app)));
  for (const path of ['/docs', ...paths.map((name) => `/v1/${name}`)]) app.all(path, wrongVerb);
  app.notFound((c) => problemResponse(new NotFound(`no such address: ${c.req.path}`)));
  app.onError(onError);
  return app;
}

/** The API of this process' server. */
export const api = apiApp({
  store: () => server().store(),
  isPublic: () => server().settings.VITRINE_PUBLIC
});
