import { server } from '#lib/server/context.server.ts';
import { roleText } from '#lib/text/letters.ts';
import type { Lang } from '#lib/format.ts';
import { scopeOf, type Role, type Viewer } from '#model/access.ts';
import { resolveArea, shopPlace } from '#queries/index.server.ts';

/** One role as its holder reads it. `href`: the page it opens. */
export type RoleLine = { role: Role; scope: string; text: string; href: string };

/** What somebody is, in words with names instead of codes. */
export async function rolesOf({ grants }: Viewer, lang: Lang): Promise<RoleLine[]> {
  const store = await server().store();
  return Promise.all(
    grants.map(async ({ role, scope }) => {
      if (scopeOf[role] === 'shop') {
        const name = (await shopPlace(store, scope))?.name ?? scope;
        const href = `/shop/${encodeURIComponent(scope)}`;
        return { role, scope, text: roleText(lang, role, name), href };
      }
      if (scopeOf[role] === 'area') {
        const name = (await resolveArea(store, scope))?.name ?? scope;
        const href = `/areas/${encodeURIComponent(scope)}`;
        return { role, scope, text: roleText(lang, role, name), href };
      }
      return {
        role,
        scope,
        text: roleText(lang, role, ''),
        href: role === 'admin' ? '/admin' : '/'
      };
    })
  );
}
