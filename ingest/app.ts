import { Hono } from 'hono';
import { NotFound } from '#model/problem.ts';
import type { CollectContext, CollectDoor } from './context.ts';
import { problemOf } from './problems.ts';

type Routes = { routes(context: CollectContext): Hono<{ Bindings: CollectDoor }> };

const parts = import.meta.glob<Routes>('./*/routes.ts', { eager: true });

/**
 * The collector: everything that shops and platforms send arrives under `/collect`. Each folder with a `routes.ts` adds its
 * own addresses, written without `/collect`. Knows no port: the server mounts it.
 */
export function collectApp(context: CollectContext): Hono<{ Bindings: CollectDoor }> {
  const app = new Hono<{ Bindings: CollectDoor }>();
  for (const { routes } of Object.values(parts)) app.route('/collect', routes(context));
  app.notFound((c) => problemOf(new NotFound(`no such address: ${c.req.path}`), context));
  app.onError((error) => problemOf(error, context));
  return app;
}
