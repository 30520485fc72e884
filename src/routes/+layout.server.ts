import type { LayoutServerLoad } from './$types';

/** Language and theme of the reader. */
export const load: LayoutServerLoad = ({ locals: { lang, theme } }) => ({ lang, theme });
