import { minifySync } from 'vite';
import source from '../../ingest/visits/tracker/vitrine.js?raw';
import type { Page } from './page.ts';

/** static/vitrine.js: the tracker without its comments, in as few bytes as the minifier makes of it. */
export const page: Page = {
  path: 'static/vitrine.js',
  content() {
    const { code, errors } = minifySync('vitrine.js', source, { module: false });
    if (errors.length > 0) throw new Error(`tracker cannot be minified: ${errors[0]?.message}`);
    return `${code.trim()}\n`;
  }
};
