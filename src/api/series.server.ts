import { createHash } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { noteShopSeen } from '#lib/server/api-viewer.server.ts';
import { InvalidInput } from '#model/problem.ts';
import { parseQuestionText } from '#model/question-text.ts';
import { ownSeries, pathOfAreas, series, shopPlace, vintage } from '#queries/index.server.ts';
import { fileResponse } from '../export/response.server.ts';
import { formatNamed, formats } from '../export/index.server.ts';
import { admitTo } from './admit.ts';
import type { ApiApp, ApiDoor } from './app.server.ts';
import { AnswerSchema, ProblemSchema, SeriesQuery } from './schemas.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/series',
  summary: 'Measures over time, sector, area and channel, protected',
  request: { query: SeriesQuery },
  responses: {
    200: {
      description: 'The answer; in some formats its rows alone',
      content: {
        'application/json': { schema: AnswerSchema },
        ...Object.fromEntries(
          formats
            .filter(({ name }) => name !== 'json')
            .map(({ media_type }) => [media_type, { schema: { type: 'string' as const } }])
        )
      }
    },
    304: { description: 'Nothing changed since the ETag given' },
    400: {
      description: 'A question that cannot be understood',
      content: { 'application/problem+json': { schema: ProblemSchema } }
    },
    503: {
      description: 'The store cannot answer now',
      content: { 'application/problem+json': { schema: ProblemSchema } }
    }
  }
});

/** `GET /api/v1/series`. An ETag stands for question and vintage, so that an unchanged answer is not made again. */
export function addSeries(app: ApiApp, door: ApiDoor): void {
  const { store, isPublic } = door;
  app.get('/v1/series', async (c, next) => {
    await next();
    const isOwn = c.req.query('as_owner') !== undefined || !isPublic();
    const kept = isOwn ? 'private, no-store' : 'public, no-cache';
    c.res.headers.set('cache-control', c.res.ok ? kept : 'no-store');
  });
  app.openapi(route, async (c) => {
    const { format, metric, where, ...rest } = c.req.valid('query');
    const question = parseQuestionText({
      ...rest,
      metric,
      where: where === undefined ? [] : [where].flat()
    });
    const open = await store();
    const viewer = c.get('viewer');
    const form = formatNamed(format);
    if (form === undefined)
      throw new InvalidInput(`unknown format: ${format}`, { field: 'format' });
    const file = { form, question, address: c.req.url, licence: door.licence?.() ?? null };
    const link: Record<string, string> = form.alone ? { link: describedBy(c.req.url) } : {};
    const { as_owner } = question;
    if (as_owner !== undefined) {
      const shop = await shopPlace(open, as_owner);
      const facts = shop ?? { unit: '', areas: [], sample: false }; // one that is not there is not theirs
      admitTo(viewer, { to: 'shop', act: 'see', shop: facts }, isPublic());
      if (shop !== null) await noteShopSeen(open, viewer, shop);
      return fileResponse(await ownSeries(open, { ...question, as_owner }), file, link);
    }
    const area = question.where?.area;
    const areas = area === undefined ? null : await pathOfAreas(open, area);
    admitTo(viewer, { to: 'figures', areas }, isPublic());
    const etag = tagOf(c.req.url, await vintage(open));
    if (c.req.header('if-none-match') === etag)
      return new Response(null, { status: 304, headers: { etag } });
    return fileResponse(await series(open, question), file, { etag, ...link });
  });
}

/** Where the rest of an answer is whose rows alone are given: the same question, as JSON. */
function describedBy(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('format', 'json');
  return `<${pathname}?${searchParams}>; rel="describedby"; type="application/json"`;
}

function tagOf(url: string, state: string): string {
  const { search } = new URL(url);
  return `W/"${state}.${createHash('sha256').update(search).digest('hex').slice(0, 16)}"`;
}
