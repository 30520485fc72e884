import { createRoute, z } from '@hono/zod-openapi';
import { parseDay } from '#model/calendar.ts';
import {
  annotations,
  areaTree,
  describeMetrics,
  findAreas,
  sectorTree
} from '#queries/index.server.ts';
import type { ApiApp, ApiDoor } from './app.server.ts';
import { AnnotationsSchema, AreasSchema, SectorTreeSchema } from './reference-schemas.ts';
import { refusals } from './refusals.ts';
import { Description } from './schemas.ts';

const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } }
});
const metricsRoute = createRoute({
  method: 'get',
  path: '/v1/metrics',
  summary: 'Every measure with its definition',
  responses: { 200: json('The measures', z.object({ metrics: z.array(Description) })), ...refusals }
});

const sectorsRoute = createRoute({
  method: 'get',
  path: '/v1/sectors',
  summary: 'Families and groups of activities',
  responses: {
    200: json('The tree', SectorTreeSchema),
    ...refusals
  }
});

const areasRoute = createRoute({
  method: 'get',
  path: '/v1/areas',
  summary: 'Countries, regions and départements; with q, areas of that name, code or postcode',
  request: {
    query: z.strictObject({
      q: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50)
    })
  },
  responses: {
    200: json('The tree, or the areas found', AreasSchema),
    ...refusals
  }
});

const annotationsRoute = createRoute({
  method: 'get',
  path: '/v1/annotations',
  summary: 'Lockdowns, closures, programme dates: bands and points for charts',
  request: {
    query: z.strictObject({
      from: z.string().max(20).optional(),
      until: z.string().max(20).optional(),
      area: z.string().max(200).optional(),
      sector: z.string().max(200).optional()
    })
  },
  responses: {
    200: json('The dated facts', AnnotationsSchema),
    ...refusals
  }
});

/** `GET /api/v1/metrics`, `/sectors`, `/areas`, `/annotations`: what explains the series. */
export function addReference(app: ApiApp, { store }: ApiDoor): void {
  app.openapi(metricsRoute, (c) => c.json({ metrics: describeMetrics() }, 200));
  app.openapi(sectorsRoute, async (c) => c.json(await sectorTree(await store()), 200));
  app.openapi(areasRoute, async (c) => {
    const { q, limit } = c.req.valid('query');
    if (q === undefined) return c.json({ countries: await areaTree(await store()) }, 200);
    return c.json(await findAreas(await store(), q, { limit }), 200);
  });
  app.openapi(annotationsRoute, async (c) => {
    const { from = '1000-01-01', until = '9999-12-31', area, sector } = c.req.valid('query');
    const found = await annotations(await store(), {
      from: parseDay(from),
      until: parseDay(until),
      ...(area === undefined ? {} : { area }),
      ...(sector === undefined ? {} : { sector })
    });
    return c.json({ annotations: found }, 200);
  });
}
