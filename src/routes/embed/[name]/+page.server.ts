import { error } from '@sveltejs/kit';
import { chartAlone } from '#lib/embed/chart-alone.server.ts';
import { pickedLevel } from '#lib/map/pick.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { parseView } from '#lib/view/view.ts';
import type { PageServerLoad } from './$types';

/** One chart of a view alone: /embed/heat-map?area=REG-84&theme=dark&background=transparent. 404 without such a chart. */
export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
  const view = parseView(url.searchParams);
  const store = await server().store();
  const alone = await orUnreachable(
    chartAlone(params.name, {
      store,
      view,
      level: pickedLevel(url.searchParams),
      lang: locals.lang,
      programme: url.searchParams.get('programme'),
      outcome: url.searchParams.get('outcome')
    })
  );
  if (alone === null) error(404, 'not found');
  setHeaders({ 'cache-control': 'private, max-age=60' });
  return {
    alone,
    whole: `${alone.whole}${alone.whole.includes('?') ? '&' : '?'}lang=${locals.lang}`,
    transparent: url.searchParams.get('background') === 'transparent'
  };
};
