import { createHash } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { noteShopSeen } from '#lib/server/api-viewer.server.ts';
import { InvalidInput } from '#model/problem.ts';
import type { Own, Protected } from '#queries/index.server.ts';
import type { Answer, SeriesRow } from '#model/question.ts';
import { parseQuestionText } from '#model/question-text.ts';
import { ownSeries, pathOfAreas, series, shopPlace, vintage } from '#queries/index.server.ts';
import { fileResponse } from '../export/response.server.ts';
import { formatNamed, formats } from '../export/index.server.ts';
import { admitTo } from './admit.ts';
import type { ApiApp, ApiDoor } from './app.server.ts';
import { pageOf } from './cursor.ts';
import { refusals } from './refusals.ts';
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
    410: {
      description: 'A cursor of older figures',
      content: { 'application/problem+json': { schema: ProblemSchema } }
    },
    ...refusals
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
    const { format, metric, where, limit, cursor, ...rest } = c.req.valid('query');
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
    const state = await vintage(open);
    const given = <Rows extends Answer<Protected<SeriesRow>> | Answer<Own<SeriesRow>>>(
      answer: Rows,
      headers: Record<string, string>
    ) => {
      const { rows, next } = pageOf<SeriesRow>(answer.rows, { limit, cursor, vintage: state });
      const links = linksOf(c.req.url, form.alone, next);
      return fileResponse({ ...answer, rows } as Rows, file, { ...headers, ...links }); // fewer of the same rows
    };
    const { as_owner } = question;
    if (as_owner !== undefined) {
      const shop = await shopPlace(open, as_owner);
      const facts = shop ?? { unit: '', areas: [], sample: false }; // one that is not there is not theirs
      admitTo(viewer, { to: 'shop', act: 'see', shop: facts }, isPublic());
      if (shop !== null) await noteShopSeen(open, viewer, shop);
      return given(await ownSeries(open, { ...question, as_owner }), {});
    }
    const area = question.where?.area;
    const areas = area === undefined ? null : await pathOfAreas(open, area);
    admitTo(viewer, { to: 'figures', areas }, isPublic());
    const etag = tagOf(c.req.url, state);
    if (c.req.header('if-none-match') === etag)
      return new Response(null, { status: 304, headers: { etag } });
    return given(await series(open, question), { etag });
  });
}

/** The header Link: where the rest of an answer is whose rows alone are given, and where its next page is. */
function linksOf(url: string, alone: boolean, next: string | null): Record<string, string> {
  const { pathname, searchParams } = new URL(url);
  const at = (name: string, value: string) => {
    const search = new URLSearchParams(searchParams);
    search.set(name, value);
    return `<${pathname}?${search}>`;
  };
  const links = [
    ...(alone ? [`${at('format', 'json')}; rel="describedby"; type="application/json"`] : []),
    ...(next === null ? [] : [`${at('cursor', next)}; rel="next"`])
  ];
  return links.length === 0 ? {} : { link: links.join(', ') };
}

function tagOf(url: string, state: string): string {
  const { search } = new URL(url);
  return `W/"${state}.${createHash('sha256').update(search).digest('hex').slice(0, 16)}"`;
}
