import { scopeOf, type Viewer } from '#model/access.ts';
import type { LayoutServerLoad } from './$types';

/** Language and theme of the reader, and what the masthead says of whoever is signed in. */
export const load: LayoutServerLoad = ({ locals: { lang, theme, viewer } }) => ({
  lang,
  theme,
  account: accountOf(viewer)
});

const accountOf = ({ user_id, grants }: Viewer) =>
  user_id === null
    ? null
    : {
        shop: grants.find(({ role }) => scopeOf[role] === 'shop')?.scope ?? null,
        is_admin: grants.some(({ role }) => role === 'admin'),
        writes_dates: grants.some(({ role }) => role === 'admin' || scopeOf[role] === 'area')
      };
