import { api } from '../../src/api/app.server.ts';
import { collectApp } from '#ingest/app.ts';
import { routeNeeds } from '#lib/access/routes.ts';
import { ops } from '#lib/server/ops.server.ts';
import { parseSettings } from '#model/settings.ts';
import { projectFiles } from '#tests/house/repository.ts';

/** One route with the addresses it is asked at: of one's own shop or area, and of another's. */
export type Asked = {
  route: string;
  need: string;
  method: string;
  mine: string;
  other: string;
  is_page: boolean;
  /** answers by keys of its own, whoever is signed in */
  is_door: boolean;
};

const examples: Record<string, string> = {
  '[file]': 'heat-map.csv',
  '[name]': 'online_share',
  '[token]': 'no-such-token',
  '[...path]': 'nothing'
};

/** Every route of the pages, by its folder. */
export function pageRoutes(): Asked[] {
  const files = projectFiles(/^src\/routes\/(.*\/)?(\+page\.svelte|\+server\.ts)$/);
  const ids = [
    ...new Set(
      files.map((file) => file.replace(/^src\/routes/, '').replace(/\/\+[^/]*$/, '') || '/')
    )
  ];
  return ids.sort().map((route) => {
    const need = routeNeeds[route] ?? 'none';
    const at = (area: string, shop: string) => {
      const path = route
        .replace('[code]', route.startsWith('/sectors') ? 'G08' : area)
        .replace('[id]', shop)
        .replace('[area]', area)
        .replace(/\[[^\]]+\]/g, (name) => examples[name] ?? 'x');
      const hasArea = ['figures', 'shops'].includes(need) && !route.startsWith('/areas/');
      return hasArea ? `${path}?area=${area}` : path;
    };
    return {
      ...{ route, need, method: 'GET', is_page: true, is_door: false },
      mine: at('DEP-75', 'toys'),
      other: at('DEP-69', 'books')
    };
  });
}

/** Every address of the API, the collector and the operator's door. */
export async function doorRoutes(): Promise<Asked[]> {
  const collect = collectApp({
    store: () => Promise.reject(new Error('only its addresses are looked at')),
    secret: '',
    now: () => new Date(),
    signal: new AbortController().signal,
    settings: parseSettings({}),
    log: () => undefined
  });
  const known = [...api.routes, ...collect.routes, ...ops.routes]
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method} ${path}`);
  return [...new Set(known)].sort().flatMap(addressesOf);
}

const readers = [
  '/api/v1/metrics',
  '/api/v1/sectors',
  '/api/v1/areas',
  '/api/v1/annotations',
  '/api/v1/openapi.json'
];

function addressesOf(known: string): Asked[] {
  const [method = 'GET', route = ''] = known.split(' ');
  const path = route.replace(/:\w+(\{[^}]*\})?/g, '1');
  const door = { route, need: 'its own key', method, mine: path, other: path, is_page: false };
  if (route === '/api/v1/series') {
    const ask = (more: string) => `${path}?metric=total_revenue&${more}`;
    const figures = {
      need: 'figures',
      is_door: false,
      mine: ask('where=area=DEP-75'),
      other: ask('where=area=DEP-69')
    };
    const own = {
      need: 'shop_see',
      is_door: false,
      mine: ask('as_owner=toys'),
      other: ask('as_owner=books')
    };
    const whole = { need: 'figures', is_door: false, mine: ask(''), other: ask('') };
    return [
      { ...door, ...figures, route: `${route}?where=area=…` },
      { ...door, ...own, route: `${route}?as_owner=…` },
      { ...door, ...whole, route: `${route} of the whole site` }
    ];
  }
  if (readers.includes(route)) return [{ ...door, need: 'words', is_door: false }];
  return [{ ...door, is_door: true }];
}
