import { createHash } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { noteShopSeen } from '#lib/server/api-viewer.server.ts';
import type { Answer, SeriesRow } from '#model/question.ts';
import { parseQuestionText } from '#model/question-text.ts';
import {
  ownSeries,
  pathOfAreas,
  series,
  shopPlace,
  vintage,
  type Own,
  type Protected
} from '#queries/index.server.ts';
import { admitTo } from './admit.ts';
import type { ApiApp, ApiDoor } from './app.server.ts';
import { evidenceHeaders } from './evidence.ts';
import { AnswerSchema, ProblemSchema, SeriesQuery } from './schemas.ts';
import { toCsv, toNdjson } from './table.ts';

type Format = 'json' | 'csv' | 'ndjson';

const route = createRoute({
  method: 'get',
  path: '/v1/series',
  summary: 'Measures over time, sector, area and channel, protected',
  request: { query: SeriesQuery },
  responses: {
    200: {
      description: 'The answer; with format csv or ndjson its rows alone',
      content: {
        'application/json': { schema: AnswerSchema },
        'text/csv': { schema: { type: 'string' } },
        'application/x-ndjson': { schema: { type: 'string' } }
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
export function addSeries(app: ApiApp, { store, isPublic }: ApiDoor): void {
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
    const link = format === 'json' ? {} : { link: describedBy(c.req.url) };
    const { as_owner } = question;
    if (as_owner !== undefined) {
      const shop = await shopPlace(open, as_owner);
      const facts = shop ?? { unit: '', areas: [], sample: false }; // one that is not there is not theirs
      admitTo(viewer, { to: 'shop', act: 'see', shop: facts }, isPublic());
      if (shop !== null) await noteShopSeen(open, viewer, shop);
      return answerResponse(await ownSeries(open, { ...question, as_owner }), format, link);
    }
    const area = question.where?.area;
    const areas = area === undefined ? null : await pathOfAreas(open, area);
    admitTo(viewer, { to: 'figures', areas }, isPublic());
    const etag = tagOf(c.req.url, await vintage(open));
    if (c.req.header('if-none-match') === etag)
      return new Response(null, { status: 304, headers: { etag } });
    return answerResponse(await series(open, question), format, { etag, ...link });
  });
}

/** Where the rest of an answer is whose rows alone are given: the same question, as JSON. */
function describedBy(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('format', 'json');
  return `<${pathname}?${searchParams}>; rel="describedby"; type="application/json"`;
}

/** Rows that may leave by the API: protected ones, and those of one shop for whoever may see it. */
type Leaving = Answer<Protected<SeriesRow>> | Answer<Own<SeriesRow>>;

/** An answer on the wire. Takes nothing that may not leave. */
export function answerResponse(
  answer: Leaving,
  format: Format,
  headers: Record<string, string>
): Response {
  const [type, body] = bodyOf(answer, format);
  return new Response(body, {
    headers: {
      'content-type': type,
      ...headers,
      ...(format === 'json'
        ? {}
        : {
            ...evidenceHeaders(answer),
            'content-disposition': `attachment; filename="vitrine-series.${format}"`
          })
    }
  });
}

function bodyOf(answer: Leaving, format: Format): [type: string, body: string] {
  switch (format) {
    case 'json':
      return ['application/json', JSON.stringify(answer)];
    case 'csv':
      return ['text/csv; charset=utf-8', toCsv(answer.columns, answer.rows)];
    case 'ndjson':
      return ['application/x-ndjson', toNdjson(answer.rows)];
  }
}

function tagOf(url: string, state: string): string {
  const { search } = new URL(url);
  return `W/"${state}.${createHash('sha256').update(search).digest('hex').slice(0, 16)}"`;
}
